import type { Assignment } from '../../model/case.ts';
import { compileSatisfiable, type CompiledModel } from './compile.ts';
import { subsets } from './demands.ts';
import type { CombinationModel } from './model.ts';
import { satisfiableCounts } from './satisfiable-counts.ts';
import { sizeOf } from './tuple-counts.ts';
import { validateStrength } from './validate.ts';

/** 2^27 words of 32 tuples: half a gigabyte. */
const wordLimit = 2 ** 27;

/** How many of the satisfiable tuples there are, and how many some row has. */
export interface TupleCoverage {
  readonly possible: number;
  readonly exercised: number;
}

/** Counts exactly which combinations of `strength` factors' levels are in the rows; errors as of {@link TupleCounter}. */
export function tupleCoverage(
  model: CombinationModel,
  rows: Iterable<Assignment>,
  strength: number,
): TupleCoverage {
  const counter = new TupleCounter(model, strength);
  for (const row of rows) counter.add(row);
  return { possible: counter.possible, exercised: counter.exercised };
}

/** Counts the satisfiable tuples of a strength that rows have, row by row. */
export class TupleCounter implements TupleCoverage {
  readonly possible: number;
  #exercised = 0;
  readonly #model: CompiledModel;
  readonly #strength: number;
  readonly #levelCounts: Int32Array;
  /** The sets of factors that still have tuples to come: their factors, where their bits begin, how many are missing. */
  readonly #factors: Int32Array;
  readonly #words: Int32Array;
  readonly #missing: Float64Array;
  #sets: number;
  readonly #seen: Uint32Array;

  /** RangeError when there are more than about 4,000 million tuples, or no row satisfies the model. */
  constructor(model: CombinationModel, strength: number) {
    this.#model = compileSatisfiable(model);
    validateStrength(strength, this.#model.names.length);
    this.#strength = strength;
    this.#levelCounts = Int32Array.from(this.#model.levelCounts);
    const sets = subsets([...this.#model.names.keys()], strength);
    const sizes = sets.map((set) => Math.ceil(sizeOf(set, this.#model.levelCounts) / 32));
    const words = sizes.reduce((sum, size) => sum + size, 0);
    if (words > wordLimit) throw new RangeError(`more than ${wordLimit * 32} tuples of strength ${strength}`);
    this.#sets = sets.length;
    this.#factors = Int32Array.from(sets.flat());
    let next = 0;
    this.#words = Int32Array.from(sizes, (size) => (next += size) - size);
    this.#missing = Float64Array.from(sets, satisfiableCounts(this.#model));
    this.possible = this.#missing.reduce((sum, count) => sum + count, 0);
    this.#seen = new Uint32Array(words);
  }

  get exercised(): number {
    return this.#exercised;
  }

  /** Counts a whole row, and returns how many tuples it is the first to have; RangeError when it is no row of the model. */
  add(row: Assignment): number {
    const levels = this.#model.encode(row);
    if (this.#model.components.some((component) => component.find(levels) < 0)) {
      throw new RangeError(`not a row of the model: ${JSON.stringify(row)}`);
    }
    const fresh = this.#countSets(levels);
    this.#exercised += fresh;
    return fresh;
  }

  /** The fields are read once: this is the one loop that a long run feels. */
  #countSets(levels: Int32Array): number {
    const [strength, levelCounts, factors, words, missing, seen] = [
      this.#strength,
      this.#levelCounts,
      this.#factors,
      this.#words,
      this.#missing,
      this.#seen,
    ];
    let fresh = 0;
    for (let set = this.#sets - 1; set >= 0; set--) {
      let tuple = 0;
      const end = (set + 1) * strength;
      for (let at = set * strength; at < end; at++) {
        const factor = factors[at] as number;
        tuple = Math.imul(tuple, levelCounts[factor] as number) + (levels[factor] as number);
      }
      const word = (words[set] as number) + (tuple >>> 5);
      const bits = seen[word] as number;
      const bit = 1 << (tuple & 31);
      if ((bits & bit) !== 0) continue;
      seen[word] = bits | bit;
      fresh++;
      const rest = (missing[set] as number) - 1;
      missing[set] = rest;
      if (rest === 0) this.#drop(set);
    }
    return fresh;
  }

  /** Puts the last set in the place of one that is complete, which need not be looked at again. */
  #drop(set: number): void {
    const last = --this.#sets;
    this.#factors.copyWithin(set * this.#strength, last * this.#strength, (last + 1) * this.#strength);
    this.#words[set] = this.#words[last] as number;
    this.#missing[set] = this.#missing[last] as number;
  }
}
