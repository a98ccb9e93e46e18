import { emptyBuckets, mergeBuckets, upperBound, type Buckets } from './buckets.ts';
import { quantileOf } from './percentiles.ts';

/** How late a request that begins at a time (milliseconds since the start) looks, so many having been dropped before. */
export type LooksLate = (dropped: number, atMs: number) => number;

/** What one push says of requests that began late, in seconds; by kind of request where kinds matter. */
export interface LatePush {
  lateness: Buckets;
  /** Times from their begin. */
  readonly begun: Map<string, Buckets>;
  /** Times since they were due. */
  readonly sinceDue: Map<string, Buckets>;
}

export function noLate(): LatePush {
  return { lateness: emptyBuckets(), begun: new Map(), sinceDue: new Map() };
}

/** Latencies of requests by kind, and how late those began that were late. */
export interface Settled {
  readonly latency: ReadonlyMap<string, Buckets>;
  readonly lateness: Buckets;
}

/** Up to here the scenario calls nothing late. */
const tolerated = 0.01;

/** Buckets are 9 % wide. */
const slack = 1.1;

/**
 * The latencies of requests that seemed late: since they were due.
 *
 * k6 gives no number to requests that it drops, so each makes all later ones look late that are not (`looksLateMs`); where
 * that explains what is seen, the time from their begin is right.
 */
export function settleLate(push: LatePush, looksLateMs: number): Settled {
  const seen = quantileOf(push.lateness, 0.9) ?? 0;
  const explained = looksLateMs > 0 && seen <= (looksLateMs / 1000 + tolerated) * slack;
  return explained
    ? { latency: push.begun, lateness: emptyBuckets() }
    : { latency: push.sinceDue, lateness: push.lateness };
}

/** The smallest value of a histogram, in its unit; 0 for none. */
export function leastOf({ schema, zero, counts }: Buckets): number {
  return zero > 0 || counts.size === 0 ? 0 : upperBound(schema, Math.min(...counts.keys()));
}

/** Adds a histogram to those of its kind. */
export function addTo(all: Map<string, Buckets>, kind: string, more: Buckets): void {
  all.set(kind, mergeBuckets(all.get(kind) ?? emptyBuckets(more.schema), more));
}
