import type { Random } from '../../model/random.ts';
import type { PartialRow } from './feasibility.ts';
import type { CoveringTask } from './task.ts';
import { sizeOf, TupleCounts } from './tuple-counts.ts';

/** Past these there is no room to count how many rows have each tuple. */
const tupleLimit = 30_000_000;
const rowLimit = 65_535;

/** How many moves a changed cell is left alone. */
const tenure = 4;

/** How many rows are tried at random for a tuple that no single cell brings. */
const attempts = 8;

/**
 * Fewer rows with the same tuples, by tabu search (after TCA: Lin et al., 2015), within `budget` tuples looked at.
 *
 * Again and again the row with least of its own is dropped, and cells of others are changed until nothing is missing.
 * The rows that the task's seeds began stay as they are.
 */
export function reduceRows(
  task: CoveringTask,
  rows: readonly PartialRow[],
  random: Random,
  budget: number,
): Int32Array[] {
  let best = rows.map((row) => row.levels);
  if (!fits(task, rows.length, budget)) return best;
  const search = new Search(task, best, random);
  const bound = search.counts.largestSet;
  while (best.length > bound && search.dropRow()) {
    while (search.counts.missing > 0) {
      if (search.counts.work > budget) return best;
      search.move();
    }
    best = search.rows.map((row) => row.slice());
  }
  return best;
}

function fits(task: CoveringTask, rows: number, budget: number): boolean {
  const { levelCounts } = task.feasibility.model;
  const tuples = task.sets.reduce((sum, set) => sum + sizeOf(set, levelCounts), 0);
  return rows <= rowLimit && tuples <= tupleLimit && 3 * rows * task.sets.length <= budget;
}

class Search {
  readonly counts: TupleCounts;
  readonly rows: Int32Array[];
  readonly #task: CoveringTask;
  readonly #random: Random;
  readonly #kept: number;
  /** For each row, the first move at which each of its cells may change again. */
  readonly #free: Int32Array[];
  #moves = 0;

  constructor(task: CoveringTask, rows: readonly Int32Array[], random: Random) {
    this.#task = task;
    this.#random = random;
    this.#kept = task.seeds.length;
    this.rows = rows.map((row) => row.slice());
    this.#free = rows.map((row) => new Int32Array(row.length));
    this.counts = new TupleCounts(task.sets, task.feasibility.model.levelCounts);
    for (const row of this.rows) this.counts.change(row, 1);
  }

  /** Drops the row that has the fewest tuples of its own; false when nothing could take its place. */
  dropRow(): boolean {
    let least = -1;
    let fewest = Infinity;
    for (let index = this.#kept; index < this.rows.length; index++) {
      const unique = this.counts.uniqueIn(this.rows[index] as Int32Array);
      if (unique < fewest) [least, fewest] = [index, unique];
    }
    const row = this.rows[least];
    if (row === undefined || this.rows.length === 1 || (fewest > 0 && this.rows.length === this.#kept + 1))
      return false;
    this.counts.change(row, -1);
    this.rows.splice(least, 1);
    this.#free.splice(least, 1);
    return true;
  }

  /** Brings one missing tuple, at the least loss. */
  move(): void {
    this.#moves++;
    const tuple = this.counts.missingAt(this.#random.below(this.counts.missing));
    if (!this.#changeCell(tuple)) this.#replaceRow(tuple);
  }

  #changeCell({ factors, levels }: ReturnType<TupleCounts['missingAt']>): boolean {
    let best = -1;
    let bestAt = 0;
    let bestGain = -Infinity;
    let ties = 0;
    this.counts.work += this.rows.length;
    for (let index = this.#kept; index < this.rows.length; index++) {
      const row = this.rows[index] as Int32Array;
      const at = onlyDifference(row, factors, levels);
      if (at < 0) continue;
      const factor = factors[at] as number;
      const level = levels[at] as number;
      if ((this.#free[index]?.[factor] as number) > this.#moves || !this.#allows(row, factor, level))
        continue;
      const gain = this.counts.gainOfCell(row, factor, level);
      if (gain > bestGain) ties = 0;
      if (gain >= bestGain && this.#random.below(++ties) === 0) [best, bestAt, bestGain] = [index, at, gain];
    }
    if (best < 0) return false;
    const factor = factors[bestAt] as number;
    this.counts.changeCell(this.rows[best] as Int32Array, factor, levels[bestAt] as number);
    (this.#free[best] as Int32Array)[factor] = this.#moves + tenure + this.#random.below(tenure);
    return true;
  }

  /** Whether a row stays valid when one cell changes. */
  #allows(row: Int32Array, factor: number, level: number): boolean {
    const { model } = this.#task.feasibility;
    const component = model.components[model.componentOf[factor] as number];
    const before = row[factor] as number;
    row[factor] = level;
    const valid = component !== undefined && component.find(row) >= 0;
    row[factor] = before;
    return valid;
  }

  #replaceRow({ factors, levels }: ReturnType<TupleCounts['missingAt']>): void {
    let best = -1;
    let bestRow: Int32Array | undefined;
    let bestGain = -Infinity;
    this.counts.work += attempts * this.#task.factors.length * 8;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const index = this.#kept + this.#random.below(this.rows.length - this.#kept);
      const before = this.rows[index] as Int32Array;
      const after = this.#withTuple(before, factors, levels);
      const gain = this.counts.gainOfRow(before, after);
      if (gain > bestGain) [best, bestRow, bestGain] = [index, after, gain];
    }
    if (bestRow === undefined) return;
    this.counts.change(this.rows[best] as Int32Array, -1);
    this.counts.change(bestRow, 1);
    this.rows[best] = bestRow;
    for (const factor of factors) (this.#free[best] as Int32Array)[factor] = this.#moves + tenure;
  }

  /** The row with the tuple, and as much of the rest as the constraints let stand. */
  #withTuple(row: Int32Array, factors: readonly number[], levels: readonly number[]): Int32Array {
    const { feasibility, start } = this.#task;
    const made = { levels: start.levels.slice(), states: start.states.slice() };
    factors.forEach((factor, at) => feasibility.set(made, factor, levels[at] as number));
    for (const factor of this.#random.shuffle(this.#task.factors)) {
      if ((made.levels[factor] as number) >= 0 || feasibility.set(made, factor, row[factor] as number))
        continue;
      const count = feasibility.model.levelCounts[factor] as number;
      let level = this.#random.below(count);
      while (!feasibility.set(made, factor, level)) level = (level + 1) % count;
    }
    return made.levels;
  }
}

/** Which of the tuple's factors is the only one that the row has another level of; -1: none or several. */
function onlyDifference(row: Int32Array, factors: readonly number[], levels: readonly number[]): number {
  let difference = -1;
  for (let at = 0; at < factors.length; at++) {
    if (row[factors[at] as number] === levels[at]) continue;
    if (difference >= 0) return -1;
    difference = at;
  }
  return difference;
}
