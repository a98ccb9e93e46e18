import { dueBefore, dueIn, durationOf, type Schedule } from '../../model/load-shape.ts';
import type { ThresholdResult } from '../../model/load-result.ts';
import type { Measurements } from '../k6/receive/measurements.ts';
import { evaluate, evaluateWindows, type Figures } from './evaluate.ts';
import type { ExactLatency } from './exact.ts';
import { add, figuresOfPart, partOf, partOfSecond } from './part.ts';
import type { Threshold } from './thresholds.ts';
import { figuresByWindow, slidingWindows, type Window } from './windows.ts';

/** What thresholds are judged by. */
export interface Judged {
  readonly measured: Measurements;
  readonly schedule: Schedule;
  /** Left out of the figures at the start. */
  readonly warmUpMs: number;
  /** Where each step of a run must keep the thresholds: the steps. */
  readonly steps?: readonly Window[] | undefined;
  /** How long requests were due. */
  readonly seconds: number;
  readonly exact: ExactLatency | undefined;
}

/** How a threshold stood in a run, or in each of its windows. */
export function judgeThreshold(threshold: Threshold, judged: Judged): ThresholdResult {
  const { measured, schedule, warmUpMs, seconds } = judged;
  const { scope, window } = threshold;
  const over = judged.steps?.filter(({ to }) => to <= seconds + 1e-9) ?? [];
  if (window === null && over.length > 0)
    return evaluateWindows(threshold, figuresByWindow(over, measured.seconds, schedule, scope));
  if (window === null)
    return evaluate(threshold, wholeRun(threshold, judged), secondBySecond(threshold, judged));
  const within = { from: Math.ceil(warmUpMs / 1000), to: Math.floor(seconds + 1e-9) };
  const windows = slidingWindows(window, within);
  return evaluateWindows(threshold, figuresByWindow(windows, measured.seconds, schedule, scope));
}

/** The figures of the whole run but its warm-up; drops count over all of it. */
export function wholeRun(
  { scope }: Threshold,
  { measured, schedule, warmUpMs, seconds, exact }: Judged,
): Figures {
  const { requests } = schedule;
  const part = partOf(measured, scope, requests);
  let finished = 0;
  for (const count of measured.finished.values()) finished += count;
  // Arrivals in the scenario's overtime may be dropped as well, or be sent in place of dropped ones.
  part.dropped = Math.min(part.dropped, Math.max(0, requests - finished));
  const figures = figuresOfPart(part, Math.max(0.001, seconds - warmUpMs / 1000));
  const known = scope.length === 0 ? exact : undefined;
  return { ...figures, latency: (quantile) => known?.quantiles.get(quantile) ?? figures.latency(quantile) };
}

/** Latency of each second alone, counts up to it: where a limit was first crossed. */
function secondBySecond(
  { scope }: Threshold,
  { measured, schedule, warmUpMs }: Judged,
): { t: number; figures: Figures }[] {
  const upTo = partOfSecond(undefined, scope, 0);
  return [...measured.seconds]
    .filter(([t]) => t >= Math.floor(warmUpMs / 1000))
    .sort(([a], [b]) => a - b)
    .map(([t, second]) => {
      const part = partOfSecond(second, scope, dueIn(t, schedule));
      add(upTo, part);
      upTo.planned += part.planned;
      upTo.dropped += part.dropped;
      return { t, figures: { ...figuresOfPart({ ...upTo, latency: part.latency }, 1), rate: part.finished } };
    });
}

/** How many requests are due behind the warm-up. */
export function plannedFor({ schedule, warmUpMs }: Pick<Judged, 'schedule' | 'warmUpMs'>): number {
  const before =
    warmUpMs === 0 ? 0 : dueBefore(schedule.shape, Math.min(warmUpMs, durationOf(schedule.shape)));
  return Math.max(0, schedule.requests - before);
}
