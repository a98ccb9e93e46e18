import type { Random } from '../../model/random.ts';
import { ColumnTuples } from './column-tuples.ts';
import { copyRow, type PartialRow } from './feasibility.ts';
import type { CoveringTask } from './task.ts';

/**
 * Makes a covering array column by column (IPOG: Lei et al., 2007); levels that nothing needs stay unset.
 *
 * Each column is first given to the rows that are there, then rows are added for what is still missing.
 */
export function ipog(task: CoveringTask, order: readonly number[], random: Random): PartialRow[] {
  const rows = task.seeds.map(copyRow);
  const position = new Map(order.map((factor, at) => [factor, at]));
  const setsOf = new Map<number, number[][]>(order.map((factor) => [factor, []]));
  for (const set of task.sets) {
    const ordered = [...set].sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
    const last = ordered.pop() as number;
    setsOf.get(last)?.push(ordered);
  }
  for (const factor of order) {
    const tuples = new ColumnTuples(task.feasibility, task.start, factor, setsOf.get(factor) ?? []);
    extendRows(task, rows, tuples, random);
    addRows(task, rows, tuples);
  }
  return rows;
}

/** Gives each row the level of the column that brings the most open tuples; of equals, the one used least. */
function extendRows(
  task: CoveringTask,
  rows: readonly PartialRow[],
  tuples: ColumnTuples,
  random: Random,
): void {
  const gains = new Int32Array(tuples.levelCount);
  const used = new Int32Array(tuples.levelCount);
  for (const row of rows) {
    if (tuples.open === 0) return;
    if ((row.levels[tuples.factor] as number) < 0) {
      tuples.countGains(row, gains);
      const level = bestLevel(task, row, tuples.factor, gains, used, random);
      if (level < 0) continue;
      task.feasibility.set(row, tuples.factor, level);
    }
    const level = row.levels[tuples.factor] as number;
    used[level] = (used[level] as number) + 1;
    tuples.cover(row);
  }
}

function bestLevel(
  task: CoveringTask,
  row: PartialRow,
  factor: number,
  gains: Int32Array,
  used: Int32Array,
  random: Random,
): number {
  let best = -1;
  let bestGain = 0;
  let bestUsed = 0;
  const shift = random.below(gains.length);
  for (let i = 0; i < gains.length; i++) {
    const level = (i + shift) % gains.length;
    const gain = gains[level] as number;
    const uses = used[level] as number;
    if (gain === 0 || gain < bestGain || (gain === bestGain && uses >= bestUsed)) continue;
    if (task.feasibility.next(row.states, factor, level) < 0) continue;
    [best, bestGain, bestUsed] = [level, gain, uses];
  }
  return best;
}

/** Puts every open tuple into a row that can take it, or else into a new one. */
function addRows(task: CoveringTask, rows: PartialRow[], tuples: ColumnTuples): void {
  const takers = rows.filter((row) => task.factors.some((factor) => (row.levels[factor] as number) < 0));
  tuples.forEachOpen((factors, levels) => {
    let row = takers.find((candidate) => place(task, candidate, factors, levels));
    if (row === undefined) {
      row = copyRow(task.start);
      place(task, row, factors, levels);
      rows.push(row);
      takers.push(row);
    }
    tuples.cover(row);
  });
}

/** Gives a row the levels of a tuple, if it can have them. */
function place(task: CoveringTask, row: PartialRow, factors: Int32Array, levels: Int32Array): boolean {
  for (let at = 0; at < factors.length; at++) {
    const level = row.levels[factors[at] as number] as number;
    if (level >= 0 && level !== levels[at]) return false;
  }
  const states = row.states.slice();
  for (let at = 0; at < factors.length; at++) {
    const factor = factors[at] as number;
    if ((row.levels[factor] as number) >= 0) continue;
    const state = task.feasibility.next(states, factor, levels[at] as number);
    if (state < 0) return false;
    states[task.feasibility.model.componentOf[factor] as number] = state;
  }
  row.states.set(states);
  for (let at = 0; at < factors.length; at++) row.levels[factors[at] as number] = levels[at] as number;
  return true;
}
