import type { Assignment } from '../../../model/case.ts';
import type { CombinationModel } from '../../../generators/combinations/index.ts';

/** Every row of the model, found by trying them all. */
export function allRows(model: CombinationModel, fixed: Assignment = {}): Assignment[] {
  let rows: Assignment[] = [{}];
  for (const { name, levels } of model.factors) {
    rows = rows.flatMap((row) => levels.map((level) => ({ ...row, [name]: level })));
  }
  return rows.filter(
    (row) =>
      breaks(model, row).length === 0 && Object.entries(fixed).every(([name, level]) => row[name] === level),
  );
}

/** The names of the constraints that a row breaks. */
export function breaks(model: CombinationModel, row: Assignment): string[] {
  return model.constraints
    .filter((constraint) => {
      const levels = Object.fromEntries(constraint.factors.map((name) => [name, row[name] ?? '']));
      return !constraint.allows(levels);
    })
    .map(({ name }) => name);
}

/** The combinations of any `strength` of the named factors that the rows have, each as a text. */
export function tuplesOf(
  rows: readonly Assignment[],
  names: readonly string[],
  strength: number,
): Set<string> {
  const tuples = new Set<string>();
  for (const chosen of choices(names, strength)) {
    for (const row of rows) tuples.add(chosen.map((name) => `${name}=${row[name]}`).join(' '));
  }
  return tuples;
}

/** What is wrong with rows that ought to be a covering array: tuples missing, constraints broken, factors without a level. */
export function faultsOf(
  model: CombinationModel,
  rows: readonly Assignment[],
  strength: number,
  {
    fixed = {},
    among = model.factors.map(({ name }) => name),
  }: { fixed?: Assignment; among?: readonly string[] } = {},
): string[] {
  const faults: string[] = [];
  rows.forEach((row, index) => {
    for (const name of breaks(model, row)) faults.push(`row ${index} breaks ${name}`);
    for (const { name, levels } of model.factors) {
      if (!levels.includes(row[name] ?? '')) faults.push(`row ${index} has no level of ${name}`);
    }
    for (const [name, level] of Object.entries(fixed)) {
      if (row[name] !== level) faults.push(`row ${index} does not have the fixed level of ${name}`);
    }
  });
  const have = tuplesOf(rows, among, strength);
  for (const tuple of tuplesOf(allRows(model, fixed), among, strength)) {
    if (!have.has(tuple)) faults.push(`missing: ${tuple}`);
  }
  return faults;
}

function choices(names: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  const [first, ...rest] = names;
  if (first === undefined) return [];
  return [...choices(rest, size - 1).map((chosen) => [first, ...chosen]), ...choices(rest, size)];
}
