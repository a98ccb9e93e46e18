import { dueIn, type Schedule } from '../../model/load-shape.ts';
import { emptyBuckets, mergeBuckets, type Buckets } from '../k6/receive/buckets.ts';
import type { Measurements, Second } from '../k6/receive/measurements.ts';
import { quantileOf } from '../k6/receive/percentiles.ts';
import type { Figures } from './evaluate.ts';
import type { ExactLatency } from './exact.ts';

/** A run's totals, from what its generators sent. */
export interface Totals {
  readonly planned: number;
  readonly finished: number;
  readonly failed: number;
  readonly violations: number;
  readonly duplicates: number;
  readonly dropped: number;
  readonly exceptions: number;
  /** Failed, because k6 could open no connection. */
  readonly unsent: number;
  readonly latency: Buckets;
}

export function totalsOf(measured: Measurements, planned: number): Totals {
  const finished = sum(measured.finished.values());
  return {
    planned,
    finished,
    failed: sum([...measured.failures.values()].map(({ count }) => count)),
    violations: sum([...measured.violations.values()].map(({ count }) => count)),
    duplicates: measured.duplicates.count,
    // Arrivals in the scenario's overtime may be dropped as well, or be sent in place of dropped ones.
    dropped: Math.min(measured.dropped, Math.max(0, planned - finished)),
    exceptions: measured.exceptions.count,
    unsent: measured.failures.get('network:sockets')?.count ?? 0,
    latency: [...measured.latency.values()].reduce(mergeBuckets, emptyBuckets()),
  };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** What thresholds look at in the whole run; `seconds` is how long requests were due. */
export function figuresOf(totals: Totals, exact: ExactLatency | undefined, seconds: number): Figures {
  return {
    latency: (quantile) =>
      exact?.quantiles.get(quantile) ?? milliseconds(quantileOf(totals.latency, quantile)),
    planned: totals.planned,
    finished: totals.finished,
    errors: totals.failed,
    violations: totals.violations,
    duplicates: totals.duplicates,
    dropped: totals.dropped,
    rate: totals.finished === 0 ? null : totals.finished / seconds,
  };
}

/** What thresholds look at second by second: latency of that second alone, counts up to it. */
export function figuresBySecond(
  seconds: ReadonlyMap<number, Second>,
  schedule: Schedule,
): { readonly t: number; readonly figures: Figures }[] {
  const upTo = { planned: 0, finished: 0, errors: 0, violations: 0, duplicates: 0, dropped: 0 };
  return [...seconds]
    .sort(([a], [b]) => a - b)
    .map(([t, second]) => {
      upTo.planned += dueIn(t, schedule);
      upTo.finished += second.finished;
      upTo.errors += second.failed;
      upTo.violations += second.violations;
      upTo.dropped += second.dropped;
      const latency = (quantile: number): number | null => milliseconds(quantileOf(second.latency, quantile));
      return { t, figures: { ...upTo, latency, rate: second.finished } };
    });
}

function milliseconds(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000;
}
