import { emptyBuckets, mergeBuckets, type Buckets } from '../k6/receive/buckets.ts';
import type { Measurements } from '../k6/receive/measurements.ts';

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
