import type { Assignment } from '../../model/case.ts';
import type { CompiledModel } from './compile.ts';
import { type Demand, factorSets } from './demands.ts';
import { copyRow, Feasibility, type PartialRow } from './feasibility.ts';
import { validateStrength } from './validate.ts';

export interface CoveringOptions {
  /** How many factors are combined with all of their levels; 1 to the number of factors. */
  readonly strength: number;
  readonly seed: number;
  /** Groups of factors that are combined with another strength among themselves. */
  readonly mixed?: readonly { readonly factors: readonly string[]; readonly strength: number }[] | undefined;
  /** Levels that every row must have. */
  readonly fixed?: Assignment | undefined;
  /** Rows to start from; each is in the result, completed where it is partial. */
  readonly seeds?: readonly Assignment[] | undefined;
  /**
   * Time spent on fewer rows: `none`, `quick` (at most some 0.1 s) or `thorough` (some 10 s). Default `quick`.
   */
  readonly effort?: 'none' | 'quick' | 'thorough' | undefined;
}

/** What a covering array must have, in numbers. */
export interface CoveringTask {
  readonly feasibility: Feasibility;
  /** What every row begins with: the fixed levels, and those that nothing else is possible for. */
  readonly start: PartialRow;
  /** The factors that can still vary. */
  readonly factors: readonly number[];
  /** The sets of those factors that must have all of their satisfiable combinations. */
  readonly sets: readonly (readonly number[])[];
  readonly seeds: readonly PartialRow[];
}

/** Reads the options of a covering array; RangeError where they contradict the model or themselves. */
export function coveringTask(model: CompiledModel, options: CoveringOptions): CoveringTask {
  const feasibility = new Feasibility(model);
  const fixed = options.fixed ?? {};
  const start = rowWith(feasibility, fixed, 'the fixed levels');
  const factors = setImplied(feasibility, start);
  const seeds = (options.seeds ?? []).map((seed, index) => {
    for (const [name, level] of Object.entries(fixed)) {
      if (Object.hasOwn(seed, name) && seed[name] !== level) {
        throw new RangeError(`seed ${index} has ${name} ${seed[name]}, which is fixed to ${level}`);
      }
    }
    const row = rowWith(feasibility, { ...seed, ...fixed }, `seed ${index}`);
    setImplied(feasibility, row);
    return row;
  });
  const sets = factorSets(demandsOf(model, options, new Set(factors)));
  return { feasibility, start, factors, sets, seeds };
}

function demandsOf(model: CompiledModel, options: CoveringOptions, varying: ReadonlySet<number>): Demand[] {
  const groups = [{ factors: model.names, strength: options.strength }, ...(options.mixed ?? [])];
  return groups.flatMap((group) => {
    validateStrength(group.strength, new Set(group.factors).size);
    const encoded = group.factors.map((name) => model.names.indexOf(name));
    if (encoded.includes(-1))
      throw new RangeError(`unknown factor ${group.factors[encoded.indexOf(-1)]} in mixed`);
    const factors = [...new Set(encoded)].filter((factor) => varying.has(factor)).sort((a, b) => a - b);
    return factors.length === 0 ? [] : [{ factors, strength: Math.min(group.strength, factors.length) }];
  });
}

function rowWith(feasibility: Feasibility, levels: Assignment, what: string): PartialRow {
  const row = feasibility.rowWith(feasibility.model.encode(levels));
  if (row === undefined)
    throw new RangeError(`${what} cannot stand together under the constraints: ${JSON.stringify(levels)}`);
  return row;
}

/** Sets each unset factor that only one level is possible for; returns the others. */
function setImplied(feasibility: Feasibility, row: PartialRow): number[] {
  const before = copyRow(row);
  const varying: number[] = [];
  feasibility.model.levelCounts.forEach((count, factor) => {
    if ((before.levels[factor] as number) >= 0) return;
    const possible: number[] = [];
    for (let level = 0; level < count; level++) {
      if (feasibility.next(before.states, factor, level) >= 0) possible.push(level);
    }
    if (possible.length > 1) varying.push(factor);
    else feasibility.set(row, factor, possible[0] as number);
  });
  return varying;
}
