import type { Measurements } from '../k6/receive/measurements.ts';
import { isSupported, quantileOf } from '../k6/receive/percentiles.ts';

/** What the generator itself was at. */
export interface GeneratorState {
  readonly vusLimit: number;
  readonly cpuShare: number | null;
  readonly periodMs: number;
}

/** Above this share of all cores, what is measured may be the generator. */
const busy = 0.9;

/** Requests that begin later than this after they were due make latencies look better than they were. */
const lateMs = 100;

/** What held the generator back, as a sentence; null: nothing did. */
export function generatorLimit(
  measured: Measurements,
  { vusLimit, cpuShare, periodMs }: GeneratorState,
): string | null {
  const late = lateness(measured, periodMs);
  if (late > lateMs)
    return `k6 began requests up to ${Math.round(late)} ms late: it needs more CPU than it got`;
  if (measured.dropped > 0 && measured.vusMax >= vusLimit) {
    return `all ${vusLimit} virtual users were waiting for answers; the target is too slow for this rate, or --max-vus too low`;
  }
  if (cpuShare !== null && cpuShare > busy) return `k6 used ${Math.round(cpuShare * 100)} % of all cores`;
  if (measured.dropped > 0) return 'k6 could not make virtual users ready as quickly as they were needed';
  return null;
}

/**
 * The p99 of how late requests began, in milliseconds, at the least.
 *
 * Dropped requests are not numbered, so each makes later ones look a period late that were not.
 */
export function lateness({ lateness: buckets, dropped }: Measurements, periodMs: number): number {
  const quantile = isSupported(0.99, buckets.count) ? 0.99 : 0.5;
  const seconds = quantileOf(buckets, quantile) ?? 0;
  return Math.max(0, seconds * 1000 - dropped * periodMs);
}
