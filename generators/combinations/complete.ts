import type { Random } from '../../model/random.ts';
import type { PartialRow } from './feasibility.ts';
import type { CoveringTask } from './task.ts';

/** Gives every unset factor of every row a possible level, the one used least so far. */
export function completeRows(task: CoveringTask, rows: readonly PartialRow[], random: Random): void {
  const { feasibility } = task;
  const used = feasibility.model.levelCounts.map((count) => new Int32Array(count));
  const note = (row: PartialRow, factor: number): void => {
    const counts = used[factor] as Int32Array;
    const level = row.levels[factor] as number;
    if (level >= 0) counts[level] = (counts[level] as number) + 1;
  };
  for (const row of rows) for (const factor of task.factors) note(row, factor);
  for (const row of rows) {
    const unset = task.factors.filter((factor) => (row.levels[factor] as number) < 0);
    for (const factor of random.shuffle(unset)) {
      const counts = used[factor] as Int32Array;
      let best = -1;
      for (let level = 0; level < counts.length; level++) {
        if (best >= 0 && (counts[level] as number) >= (counts[best] as number)) continue;
        if (feasibility.next(row.states, factor, level) >= 0) best = level;
      }
      feasibility.set(row, factor, best);
      note(row, factor);
    }
  }
}
