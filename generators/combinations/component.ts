/** How many rows a component may have; past it, enumeration is refused. */
export const componentLimit = 2_000_000;

/**
 * All rows of a set of factors that constraints tie together, in the lexicographic order of their levels.
 *
 * Factors and levels are indexes. What is possible inside a component does not depend on any other component.
 */
export class Component {
  readonly factors: readonly number[];
  readonly size: number;
  /** One column for each factor of the component, `size` long. */
  readonly columns: readonly Uint16Array[];
  readonly #levelCounts: readonly number[];
  readonly #sets = new Map<number, Uint32Array>();

  constructor(factors: readonly number[], levelCounts: readonly number[], columns: readonly Uint16Array[]) {
    this.factors = factors;
    this.columns = columns;
    this.size = columns[0]?.length ?? 0;
    this.#levelCounts = levelCounts;
  }

  /** The level count of a factor, by its place in the component. */
  levelsAt(place: number): number {
    return this.#levelCounts[place] as number;
  }

  /** The row with exactly these levels (indexed by factor of the whole model), or -1. */
  find(levels: ArrayLike<number>): number {
    let low = 0;
    let high = this.size;
    for (let place = 0; place < this.factors.length; place++) {
      const level = levels[this.factors[place] as number] as number;
      const column = this.columns[place] as Uint16Array;
      low = lowerBound(column, level, low, high);
      high = lowerBound(column, level + 1, low, high);
    }
    return low < high ? low : -1;
  }

  /** Whether some row has all of these levels, by place in the component; negative: any level. */
  hasRow(levels: ArrayLike<number>): boolean {
    const sets: Uint32Array[] = [];
    for (let place = 0; place < this.factors.length; place++) {
      const level = levels[place] as number;
      if (level >= 0) sets.push(this.#rowsWith(place, level));
    }
    const [first, ...others] = sets;
    if (first === undefined) return this.size > 0;
    for (let word = 0; word < first.length; word++) {
      let common = first[word] as number;
      for (let i = 0; common !== 0 && i < others.length; i++)
        common &= (others[i] as Uint32Array)[word] as number;
      if (common !== 0) return true;
    }
    return false;
  }

  #rowsWith(place: number, level: number): Uint32Array {
    const key = place * 65536 + level;
    const known = this.#sets.get(key);
    if (known !== undefined) return known;
    const set = new Uint32Array(Math.ceil(this.size / 32));
    const column = this.columns[place] as Uint16Array;
    for (let row = 0; row < this.size; row++) {
      if (column[row] === level) set[row >>> 5] = (set[row >>> 5] as number) | (1 << (row & 31));
    }
    this.#sets.set(key, set);
    return set;
  }
}

function lowerBound(column: Uint16Array, level: number, from: number, to: number): number {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((column[middle] as number) < level) from = middle + 1;
    else to = middle;
  }
  return from;
}
