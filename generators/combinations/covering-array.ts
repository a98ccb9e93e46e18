import type { Assignment } from '../../model/case.ts';
import { randomFrom } from '../../model/random.ts';
import { compileSatisfiable } from './compile.ts';
import { completeRows } from './complete.ts';
import { copyRow } from './feasibility.ts';
import { ipog } from './ipog.ts';
import type { CombinationModel } from './model.ts';
import { reduceRows } from './reduce.ts';
import { type CoveringOptions, coveringTask } from './task.ts';

/** What reducing may look at: so many tuples for each that the rows have, and so many at most. */
const efforts = {
  none: { share: 0, most: 0 },
  quick: { share: 500, most: 5e6 },
  thorough: { share: 5000, most: 5e8 },
} as const;

/**
 * Rows that have every satisfiable combination of any `strength` factors and break no constraint; the seeds come first.
 *
 * The same model and options give the same rows. RangeError where options and model contradict each other.
 */
export function coveringArray(model: CombinationModel, options: CoveringOptions): Assignment[] {
  const compiled = compileSatisfiable(model);
  const task = coveringTask(compiled, options);
  const random = randomFrom(options.seed);
  const order = [...task.factors].sort(
    (a, b) => (compiled.levelCounts[b] as number) - (compiled.levelCounts[a] as number),
  );
  const rows = ipog(task, order, random);
  if (rows.length === 0) rows.push(copyRow(task.start));
  completeRows(task, rows, random);
  const { share, most } = efforts[options.effort ?? 'quick'];
  const budget = Math.min(most, share * rows.length * task.sets.length);
  return reduceRows(task, rows, random, budget).map((levels) => compiled.decode(levels));
}
