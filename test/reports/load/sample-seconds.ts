import type { Histogram, LoadResult, Percentiles, SeriesPoint } from '../../../model/load-result.ts';
import { randomFrom } from '../../../model/random.ts';

/** What one second of a made-up run is like. */
export interface Second {
  readonly asked: number;
  readonly started: number;
  readonly dropped: number;
  readonly finished: number;
  readonly failed: number;
  readonly violations: number;
  readonly vus: number;
  /** The median latency in milliseconds. */
  readonly median: number;
}

/** Bucket bounds 9 % apart, from 0.5 ms to about 16 s. */
export const bounds = Array.from({ length: 121 }, (_, index) => round(2 ** (index / 8 - 1)));

/** Series, heat-map, histogram and percentiles of seconds whose latencies are log-normal around their medians. */
export function measured(
  seconds: readonly Second[],
  seed: number,
): Pick<LoadResult, 'series' | 'heat' | 'histogram' | 'latency'> {
  const random = randomFrom(seed);
  const whole = bounds.map(() => 0);
  const heat: LoadResult['heat'][number][] = [];
  const series = seconds.map((second, t): SeriesPoint => {
    const counts = bounds.map(() => 0);
    for (let i = 0; i < second.finished; i++) {
      const bucket = bucketOf(second.median * Math.exp(0.35 * normal(random.next(), random.next())));
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      whole[bucket] = (whole[bucket] ?? 0) + 1;
    }
    heat.push({
      t,
      counts: counts.flatMap((count, bucket) => (count > 0 ? [[bucket, count] as const] : [])),
    });
    const { p50, p95, p99, max } = percentilesOf(counts);
    const { asked, started, finished, dropped, failed, violations, vus } = second;
    return { t, asked, started, finished, dropped, failed, violations, vus, p50, p95, p99, max };
  });
  return { series, heat, histogram: histogramOf(whole), latency: percentilesOf(whole) };
}

function histogramOf(counts: readonly number[]): Histogram {
  const last = counts.findLastIndex((count) => count > 0);
  const buckets = bounds.slice(0, last + 1).map((upTo, index) => ({ upTo, count: counts[index] ?? 0 }));
  return {
    buckets,
    count: counts.reduce((a, b) => a + b, 0),
    sum: round(buckets.reduce((sum, { upTo, count }) => sum + upTo * count * 0.95, 0)),
  };
}

/** The percentiles of counts by bucket; null with fewer than 10 samples beyond. */
export function percentilesOf(counts: readonly number[]): Percentiles {
  const total = counts.reduce((a, b) => a + b, 0);
  const at = (share: number): number | null => {
    const rank = Math.ceil(share * total);
    if (total - rank < 10) return null;
    let below = 0;
    const bucket = counts.findIndex((count) => (below += count) >= rank);
    return bounds[bucket] ?? null;
  };
  const last = counts.findLastIndex((count) => count > 0);
  return {
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    'p99.9': at(0.999),
    max: last < 0 ? null : (bounds[last] ?? null),
  };
}

function bucketOf(value: number): number {
  const bucket = Math.ceil((Math.log2(Math.max(0.5, value)) + 1) * 8);
  return Math.min(bounds.length - 1, Math.max(0, bucket));
}

function normal(a: number, b: number): number {
  return Math.sqrt(-2 * Math.log(1 - a)) * Math.cos(2 * Math.PI * b);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
