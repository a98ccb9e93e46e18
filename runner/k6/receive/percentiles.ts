import type { Histogram, Percentiles } from '../../../model/load-result.ts';
import { upperBound, type Buckets } from './buckets.ts';

/** A percentile with fewer samples beyond it is chance. */
export const samplesBeyond = 10;

/** Whether a sample of this size says something about a quantile in (0, 1). */
export function isSupported(quantile: number, count: number): boolean {
  // 1 - 0.9 is not 0.1 in binary: a tenth of a sample is no matter here.
  return count * (1 - quantile) >= samplesBeyond - 1e-6;
}

/** The value at a quantile, interpolated in its bucket; null for no samples. In the histogram's unit. */
export function quantileOf(buckets: Buckets, quantile: number): number | null {
  if (buckets.count === 0) return null;
  const rank = quantile * buckets.count;
  let below = buckets.zero;
  if (rank <= below || buckets.counts.size === 0) return 0;
  let value = 0;
  for (const [index, count] of ascending(buckets)) {
    const lower = upperBound(buckets.schema, index - 1);
    const upper = upperBound(buckets.schema, index);
    if (below + count >= rank) return lower + (upper - lower) * Math.max(0, (rank - below) / count);
    below += count;
    value = upper;
  }
  return value;
}

/** Percentiles in milliseconds of a histogram of seconds; null where too few samples lie beyond. */
export function percentilesOf(buckets: Buckets): Percentiles {
  const at = (quantile: number): number | null =>
    isSupported(quantile, buckets.count) ? milliseconds(quantileOf(buckets, quantile)) : null;
  return {
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    'p99.9': at(0.999),
    max: milliseconds(quantileOf(buckets, 1)),
  };
}

/** The same with `slower` more samples that are slower than all: null where the value would be one of them. */
export function percentilesWith(buckets: Buckets, slower: number): Percentiles {
  const count = buckets.count + slower;
  const at = (quantile: number): number | null => {
    const share = buckets.count === 0 ? 2 : (quantile * count) / buckets.count;
    return share <= 1 && isSupported(quantile, count) ? milliseconds(quantileOf(buckets, share)) : null;
  };
  const max = slower === 0 ? milliseconds(quantileOf(buckets, 1)) : null;
  return { p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), 'p99.9': at(0.999), max };
}

/** A histogram of seconds as one of milliseconds by upper bound. */
export function histogramOf(buckets: Buckets): Histogram {
  const rows = ascending(buckets).map(([index, count]) => ({
    upTo: round(upperBound(buckets.schema, index) * 1000),
    count,
  }));
  const zero = buckets.zero === 0 ? [] : [{ upTo: 0, count: buckets.zero }];
  return { buckets: [...zero, ...rows], count: buckets.count, sum: round(buckets.sum * 1000) };
}

function ascending(buckets: Buckets): [number, number][] {
  return [...buckets.counts].sort(([a], [b]) => a - b);
}

function milliseconds(seconds: number | null): number | null {
  return seconds === null ? null : round(seconds * 1000);
}

/** Six significant digits: more would only look exact. */
export function round(value: number): number {
  return Number(value.toPrecision(6));
}
