import type { Feasibility, PartialRow } from './feasibility.ts';

/** More tuples in one column than this are refused: they would not fit into memory. */
const tupleLimit = 1_000_000_000;

/** One set of factors to be combined with the column: the tuple's number is `offset + sum(level * stride) + level of the column`. */
interface TupleSet {
  readonly factors: Int32Array;
  readonly strides: Int32Array;
  readonly offset: number;
}

/** The tuples that end in one column of the array, and which of them no row has yet. */
export class ColumnTuples {
  readonly factor: number;
  readonly levelCount: number;
  #open = 0;
  readonly #sets: TupleSet[] = [];
  readonly #done: Uint8Array;
  readonly #feasibility: Feasibility;

  /** `sets` are the other factors of each set to be combined; what `start` makes impossible is left out. */
  constructor(
    feasibility: Feasibility,
    start: PartialRow,
    factor: number,
    sets: readonly (readonly number[])[],
  ) {
    const { levelCounts } = feasibility.model;
    this.factor = factor;
    this.levelCount = levelCounts[factor] as number;
    this.#feasibility = feasibility;
    let offset = 0;
    for (const factors of sets) {
      const strides = new Int32Array(factors.length);
      let size = this.levelCount;
      factors.forEach((other, at) => {
        strides[at] = size;
        size *= levelCounts[other] as number;
      });
      this.#sets.push({ factors: Int32Array.from(factors), strides, offset });
      offset += size;
      if (offset > tupleLimit) throw new RangeError(`more than ${tupleLimit} tuples to cover in one column`);
    }
    this.#done = new Uint8Array(offset).fill(1);
    const states = start.states.slice();
    for (const set of this.#sets) this.#openSatisfiable(set, states, 0, set.offset);
  }

  /** How many satisfiable tuples are in no row yet. */
  get open(): number {
    return this.#open;
  }

  /** Adds up, by level of the column, how many open tuples a row with that level would have. */
  countGains(row: PartialRow, gains: Int32Array): void {
    gains.fill(0);
    const done = this.#done;
    const width = this.levelCount;
    for (const set of this.#sets) {
      const first = tupleOf(set, row.levels);
      if (first < 0) continue;
      for (let level = 0; level < width; level++)
        gains[level] = (gains[level] as number) + 1 - (done[first + level] as number);
    }
  }

  /** Notes that a row is there; the column itself must be set in it. */
  cover(row: PartialRow): void {
    const level = row.levels[this.factor] as number;
    for (const set of this.#sets) {
      const first = tupleOf(set, row.levels);
      if (first < 0 || this.#done[first + level] === 1) continue;
      this.#done[first + level] = 1;
      this.#open--;
    }
  }

  /** Calls back with each tuple still open when its turn comes, as factors and levels (the same arrays again and again). */
  forEachOpen(visit: (factors: Int32Array, levels: Int32Array) => void): void {
    for (const set of this.#sets) {
      const size = set.factors.length;
      const factors = Int32Array.of(...set.factors, this.factor);
      const levels = new Int32Array(size + 1);
      const end = this.#end(set);
      for (let tuple = set.offset; tuple < end && this.#open > 0; tuple++) {
        if (this.#done[tuple] === 1) continue;
        let rest = tuple - set.offset;
        for (let at = size - 1; at >= 0; at--) {
          levels[at] = Math.floor(rest / (set.strides[at] as number));
          rest %= set.strides[at] as number;
        }
        levels[size] = rest;
        visit(factors, levels);
      }
    }
  }

  #end(set: TupleSet): number {
    const last = set.factors.length - 1;
    if (last < 0) return set.offset + this.levelCount;
    const count = this.#feasibility.model.levelCounts[set.factors[last] as number] as number;
    return set.offset + (set.strides[last] as number) * count;
  }

  #openSatisfiable(set: TupleSet, states: Int32Array, at: number, tuple: number): void {
    const isColumn = at === set.factors.length;
    const factor = isColumn ? this.factor : (set.factors[at] as number);
    const component = this.#feasibility.model.componentOf[factor] as number;
    const before = states[component] as number;
    const count = this.#feasibility.model.levelCounts[factor] as number;
    for (let level = 0; level < count; level++) {
      const state = this.#feasibility.next(states, factor, level);
      if (state < 0) continue;
      if (isColumn) {
        this.#done[tuple + level] = 0;
        this.#open++;
      } else {
        states[component] = state;
        this.#openSatisfiable(set, states, at + 1, tuple + level * (set.strides[at] as number));
        states[component] = before;
      }
    }
  }
}

/** The number of the tuple at level 0 of the column, or -1 while one of the set's factors is unset. */
function tupleOf(set: TupleSet, levels: Int32Array): number {
  const { factors, strides } = set;
  let tuple = set.offset;
  for (let at = 0; at < factors.length; at++) {
    const level = levels[factors[at] as number] as number;
    if (level < 0) return -1;
    tuple += level * (strides[at] as number);
  }
  return tuple;
}
