import { Component, componentLimit } from './component.ts';
import type { Constraint, Factor } from './model.ts';

/** How many partial rows enumeration may visit, so that a component with few rows cannot take forever either. */
const visitLimit = 40_000_000;

/** Answers of a constraint are remembered up to this many combinations of its levels. */
const answersLimit = 1 << 16;

/** Lists every row of the factors at these indexes that breaks none of the constraints; RangeError past the limits. */
export function enumerateComponent(
  all: readonly Factor[],
  indexes: readonly number[],
  constraints: readonly Constraint[],
): Component {
  const factors = indexes.map((index) => all[index] as Factor);
  const checks = checksByPlace(factors, constraints);
  const rows = new RowList(factors.length);
  const row = factors.map(() => 0);
  let visits = 0;
  const visit = (place: number): void => {
    if (place === factors.length) {
      if (rows.size === componentLimit) throw tooLarge(`${componentLimit} rows`, factors);
      rows.add(row);
      return;
    }
    const { length } = (factors[place] as Factor).levels;
    for (let level = 0; level < length; level++) {
      if (++visits > visitLimit) throw tooLarge(`${visitLimit} partial rows`, factors);
      row[place] = level;
      if ((checks[place] as Check[]).every((check) => check(row))) visit(place + 1);
    }
  };
  visit(0);
  return new Component(
    indexes,
    factors.map((factor) => factor.levels.length),
    rows.columns(),
  );
}

type Check = (row: readonly number[]) => boolean;

/** The constraints that can be decided once the factor at each place has its level. */
function checksByPlace(factors: readonly Factor[], constraints: readonly Constraint[]): Check[][] {
  const checks: Check[][] = factors.map(() => []);
  for (const constraint of constraints) {
    const places = constraint.factors.map((name) => factors.findIndex((factor) => factor.name === name));
    checks[Math.max(...places)]?.push(remembered(factors, places, checkOf(factors, places, constraint)));
  }
  return checks;
}

function checkOf(factors: readonly Factor[], places: readonly number[], constraint: Constraint): Check {
  return (row) => {
    const levels: Record<string, string> = {};
    for (const place of places) {
      const factor = factors[place] as Factor;
      levels[factor.name] = factor.levels[row[place] as number] as string;
    }
    return constraint.allows(levels);
  };
}

/** Asks the check only once for each combination of the levels at these places. */
function remembered(factors: readonly Factor[], places: readonly number[], check: Check): Check {
  const counts = places.map((place) => (factors[place] as Factor).levels.length);
  const size = counts.reduce((product, count) => product * count, 1);
  if (size > answersLimit) return check;
  const answers = new Uint8Array(size);
  return (row) => {
    let at = 0;
    for (let i = 0; i < places.length; i++) {
      at = at * (counts[i] as number) + (row[places[i] as number] as number);
    }
    if (answers[at] === 0) answers[at] = check(row) ? 1 : 2;
    return answers[at] === 1;
  };
}

function tooLarge(what: string, factors: readonly Factor[]): RangeError {
  const names = factors.map((factor) => factor.name).join(', ');
  return new RangeError(`constraints tie too much together: more than ${what} for the factors ${names}`);
}

/** Rows kept by column, in two bytes a level. */
class RowList {
  size = 0;
  #columns: Uint16Array[];

  constructor(width: number) {
    this.#columns = Array.from({ length: width }, () => new Uint16Array(64));
  }

  add(row: readonly number[]): void {
    if (this.size === this.#columns[0]?.length) this.#columns = this.#columns.map(doubled);
    for (let place = 0; place < row.length; place++) {
      (this.#columns[place] as Uint16Array)[this.size] = row[place] as number;
    }
    this.size++;
  }

  columns(): Uint16Array[] {
    return this.#columns.map((column) => column.slice(0, this.size));
  }
}

function doubled(column: Uint16Array): Uint16Array {
  const larger = new Uint16Array(column.length * 2);
  larger.set(column);
  return larger;
}
