/** A set of factors with one of them taken out: the tuple's number is `offset + level * stride + sum(others)`. */
interface CellSets {
  readonly offsets: Int32Array;
  readonly strides: Int32Array;
  /** The other factors of all sets and their strides, one set behind the other; `ends` tells where each ends. */
  readonly others: Int32Array;
  readonly otherStrides: Int32Array;
  readonly ends: Int32Array;
}

/**
 * How many rows have each tuple of given sets of factors, while rows change; and the tuples that none has any more.
 *
 * Rows are levels by factor. Only tuples that some row had are ever listed as missing.
 */
export class TupleCounts {
  readonly sets: readonly (readonly number[])[];
  readonly #levelCounts: readonly number[];
  readonly #offsets: number[] = [];
  readonly #counts: Uint16Array;
  readonly #missing: number[] = [];
  /** The place of a tuple in the list of the missing. */
  readonly #places: Int32Array;
  readonly #cells: ReadonlyMap<number, CellSets>;
  /** How many tuples have been looked at; it stands for time, which would not be deterministic. */
  work = 0;

  constructor(sets: readonly (readonly number[])[], levelCounts: readonly number[]) {
    this.sets = sets;
    this.#levelCounts = levelCounts;
    let total = 0;
    for (const set of sets) {
      this.#offsets.push(total);
      total += sizeOf(set, levelCounts);
    }
    this.#counts = new Uint16Array(total);
    this.#places = new Int32Array(total);
    this.#cells = cellsOf(sets, this.#offsets, levelCounts);
  }

  /** The most tuples that any one set has in the rows; no fewer rows can have them all. */
  get largestSet(): number {
    let largest = 0;
    this.sets.forEach((_, set) => {
      const tuples = this.#counts.subarray(this.#offsets[set], this.#offsets[set + 1]);
      const present = tuples.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
      largest = Math.max(largest, present);
    });
    return largest;
  }

  get missing(): number {
    return this.#missing.length;
  }

  /** Adds a row's tuples (1) or takes them away (-1). */
  change(levels: Int32Array, by: 1 | -1): void {
    this.work += this.sets.length;
    for (let set = 0; set < this.sets.length; set++) this.#step(this.#tupleOf(set, levels), by);
  }

  /** Gives one cell of a row another level, here and in the row. */
  changeCell(levels: Int32Array, factor: number, level: number): void {
    this.#forCell(levels, factor, level, (before, after) => {
      this.#step(before, -1);
      this.#step(after, 1);
    });
    levels[factor] = level;
  }

  /** How many missing tuples changing a cell would bring, less those it would lose. */
  gainOfCell(levels: Int32Array, factor: number, level: number): number {
    let gain = 0;
    const counts = this.#counts;
    this.#forCell(levels, factor, level, (before, after) => {
      if (counts[before] === 1) gain--;
      if (counts[after] === 0) gain++;
    });
    return gain;
  }

  /** The same for a whole row that takes the place of another. */
  gainOfRow(before: Int32Array, after: Int32Array): number {
    this.work += 2 * this.sets.length;
    let gain = 0;
    for (let set = 0; set < this.sets.length; set++) {
      const old = this.#tupleOf(set, before);
      const young = this.#tupleOf(set, after);
      if (old === young) continue;
      if (this.#counts[old] === 1) gain--;
      if (this.#counts[young] === 0) gain++;
    }
    return gain;
  }

  /** How many tuples no other row has. */
  uniqueIn(levels: Int32Array): number {
    this.work += this.sets.length;
    let unique = 0;
    for (let set = 0; set < this.sets.length; set++)
      if (this.#counts[this.#tupleOf(set, levels)] === 1) unique++;
    return unique;
  }

  /** One of the missing tuples, by its place in their list, as factors and levels. */
  missingAt(place: number): { readonly factors: readonly number[]; readonly levels: readonly number[] } {
    const tuple = this.#missing[place] as number;
    let set = 0;
    let end = this.sets.length;
    while (end - set > 1) {
      const middle = (set + end) >>> 1;
      if ((this.#offsets[middle] as number) <= tuple) set = middle;
      else end = middle;
    }
    const factors = this.sets[set] as readonly number[];
    let rest = tuple - (this.#offsets[set] as number);
    const levels = factors.map((factor) => {
      const count = this.#levelCounts[factor] as number;
      const level = rest % count;
      rest = (rest - level) / count;
      return level;
    });
    return { factors, levels };
  }

  #tupleOf(set: number, levels: Int32Array): number {
    const factors = this.sets[set] as readonly number[];
    let tuple = 0;
    for (let at = factors.length - 1; at >= 0; at--) {
      const factor = factors[at] as number;
      tuple = tuple * (this.#levelCounts[factor] as number) + (levels[factor] as number);
    }
    return tuple + (this.#offsets[set] as number);
  }

  #forCell(
    levels: Int32Array,
    factor: number,
    level: number,
    visit: (before: number, after: number) => void,
  ): void {
    const { offsets, strides, others, otherStrides, ends } = this.#cells.get(factor) as CellSets;
    this.work += 2 * offsets.length;
    const old = levels[factor] as number;
    for (let set = 0, at = 0; set < offsets.length; set++) {
      let tuple = offsets[set] as number;
      for (const end = ends[set] as number; at < end; at++) {
        tuple += (levels[others[at] as number] as number) * (otherStrides[at] as number);
      }
      const stride = strides[set] as number;
      visit(tuple + old * stride, tuple + level * stride);
    }
  }

  #step(tuple: number, by: 1 | -1): void {
    const count = (this.#counts[tuple] as number) + by;
    this.#counts[tuple] = count;
    if (by < 0 && count === 0) {
      this.#places[tuple] = this.#missing.length;
      this.#missing.push(tuple);
    } else if (by > 0 && count === 1) {
      this.#found(tuple);
    }
  }

  #found(tuple: number): void {
    const place = this.#places[tuple] as number;
    if (this.#missing[place] !== tuple) return;
    const last = this.#missing.pop() as number;
    if (last === tuple) return;
    this.#missing[place] = last;
    this.#places[last] = place;
  }
}

/** The number of tuples of a set, satisfiable or not. */
export function sizeOf(set: readonly number[], levelCounts: readonly number[]): number {
  return set.reduce((size, factor) => size * (levelCounts[factor] as number), 1);
}

function cellsOf(
  sets: readonly (readonly number[])[],
  offsets: readonly number[],
  levelCounts: readonly number[],
): Map<number, CellSets> {
  const lists = new Map<number, Record<keyof CellSets, number[]>>();
  sets.forEach((set, index) => {
    const strides = set.map((_, at) => sizeOf(set.slice(0, at), levelCounts));
    set.forEach((factor, at) => {
      let list = lists.get(factor);
      if (list === undefined) {
        list = { offsets: [], strides: [], others: [], otherStrides: [], ends: [] };
        lists.set(factor, list);
      }
      list.offsets.push(offsets[index] as number);
      list.strides.push(strides[at] as number);
      set.forEach((other, place) => {
        if (place === at) return;
        list.others.push(other);
        list.otherStrides.push(strides[place] as number);
      });
      list.ends.push(list.others.length);
    });
  });
  return new Map(
    [...lists].map(([factor, list]) => [
      factor,
      {
        offsets: Int32Array.from(list.offsets),
        strides: Int32Array.from(list.strides),
        others: Int32Array.from(list.others),
        otherStrides: Int32Array.from(list.otherStrides),
        ends: Int32Array.from(list.ends),
      },
    ]),
  );
}
