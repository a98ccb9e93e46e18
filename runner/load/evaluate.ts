import type { ThresholdResult } from '../../model/load-result.ts';
import { keeps, type Operator, type Threshold } from './thresholds.ts';

/** The figures that thresholds look at, of a whole run or of its time up to a second. */
export interface Figures {
  /** Milliseconds at a quantile; null: no sample. */
  latency(quantile: number): number | null;
  readonly planned: number;
  readonly finished: number;
  readonly errors: number;
  readonly violations: number;
  readonly duplicates: number;
  readonly dropped: number;
  /** Requests a second; null: nothing was sent. */
  readonly rate: number | null;
}

/** The value that a threshold limits; null: no sample. */
export function actualOf({ subject }: Threshold, figures: Figures): number | null {
  if (subject.kind === 'latency') return figures.latency(subject.quantile);
  if (subject.kind === 'rate') return figures.rate;
  const whole = subject.of === 'dropped' ? figures.planned : figures.finished;
  // Nothing finished: then there is no count of anything either, and not even 0 has been shown.
  if (whole === 0) return null;
  return subject.share ? figures[subject.of] / whole : figures[subject.of];
}

/**
 * How a threshold stood that every window must keep: the value is that of the worst window.
 *
 * A window in which nothing was due does not count; one in which nothing came counts as missed.
 */
export function evaluateWindows(
  threshold: Threshold,
  windows: Iterable<{ readonly window: { readonly from: number }; readonly figures: Figures }>,
): ThresholdResult {
  const { expression, limit, operator } = threshold;
  let worst: number | null = null;
  let crossedAt: number | undefined;
  let silentAt: number | undefined;
  for (const { window, figures } of windows) {
    if (figures.planned === 0) continue;
    const actual = actualOf(threshold, figures);
    if (actual === null) silentAt ??= window.from;
    else {
      if (worst === null || isWorse(actual, worst, operator, limit)) worst = actual;
      if (!keeps(actual, operator, limit)) crossedAt ??= window.from;
    }
  }
  if (worst === null || (silentAt !== undefined && crossedAt === undefined)) {
    const at = silentAt === undefined ? {} : { crossedAt: silentAt };
    return { expression, limit, actual: null, verdict: 'no-sample', ...at };
  }
  if (crossedAt === undefined) return { expression, limit, actual: worst, verdict: 'held' };
  return { expression, limit, actual: worst, verdict: 'missed', crossedAt };
}

function isWorse(value: number, than: number, operator: Operator, limit: number): boolean {
  if (operator === '==') return Math.abs(value - limit) > Math.abs(than - limit);
  return operator === '<' || operator === '<=' ? value > than : value < than;
}

/**
 * How a threshold stood; one without a sample counts as missed.
 *
 * `bySecond` gives the figures of each second, in order, to find where it was first crossed.
 */
export function evaluate(
  threshold: Threshold,
  figures: Figures,
  bySecond: readonly { readonly t: number; readonly figures: Figures }[] = [],
): ThresholdResult {
  const { expression, limit, operator } = threshold;
  const actual = actualOf(threshold, figures);
  if (actual === null) return { expression, limit, actual, verdict: 'no-sample' };
  if (keeps(actual, operator, limit)) return { expression, limit, actual, verdict: 'held' };
  const crossed = bySecond.find((second) => {
    const value = actualOf(threshold, second.figures);
    return value !== null && !keeps(value, operator, limit);
  });
  return {
    expression,
    limit,
    actual,
    verdict: 'missed',
    ...(crossed === undefined ? {} : { crossedAt: crossed.t }),
  };
}
