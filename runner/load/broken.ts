import { durationOf } from '../../model/load-shape.ts';
import { judgeThreshold, plannedFor, wholeRun, type Judged } from './judge-thresholds.ts';
import { partOf } from './part.ts';
import { upperBound, type Buckets } from '../k6/receive/buckets.ts';
import { keeps, type Threshold } from './thresholds.ts';

/**
 * Whether a threshold can no longer hold, whatever is still to come; from what has come so far.
 *
 * `judged.seconds` is how long the run has been going on.
 */
export function isBroken(threshold: Threshold, judged: Judged): boolean {
  const { subject, operator, limit, window, scope } = threshold;
  // The last seconds may not have come whole yet.
  if (window !== null)
    return (
      judgeThreshold(threshold, { ...judged, seconds: judged.seconds - settleSeconds }).verdict === 'missed'
    );
  const atMost = operator === '<' || operator === '<=';
  const figures = wholeRun(threshold, judged);
  const planned = plannedFor(judged);
  if (subject.kind === 'count') {
    if (operator === '==' ? figures[subject.of] <= limit : !atMost) return false;
    const whole = subject.of === 'dropped' ? judged.schedule.requests : planned;
    const value = subject.share ? figures[subject.of] / Math.max(1, whole) : figures[subject.of];
    return operator === '==' ? value > limit : !keeps(value, operator, limit);
  }
  if (subject.kind === 'latency') {
    if (!atMost) return false;
    const { latency } = partOf(judged.measured, scope, 0);
    const beyond = countAbove(latency, limit / 1000);
    return subject.quantile === 1 ? beyond > 0 : beyond > (1 - subject.quantile) * planned;
  }
  // At best all that was not dropped comes to an end in time.
  if (atMost || operator === '==' || scope.length > 0) return false;
  const seconds = (durationOf(judged.schedule.shape) - judged.warmUpMs) / 1000;
  return !keeps((planned - figures.dropped) / seconds, operator, limit);
}

/** Pushes come twice a second, and say what happened before. */
const settleSeconds = 2;

/** Samples that are surely above a value (in the histogram's unit). */
function countAbove({ schema, counts }: Buckets, value: number): number {
  let above = 0;
  for (const [index, count] of counts) if (upperBound(schema, index - 1) >= value) above += count;
  return above;
}
