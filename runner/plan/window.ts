import type { LoadResult, Percentiles } from '../../model/load-result.ts';
import { isSupported } from '../k6/receive/percentiles.ts';

/** Figures of a run's time after its warm-up. */
export interface Window {
  readonly seconds: number;
  readonly asked: number;
  readonly finished: number;
  readonly failed: number;
  readonly violations: number;
  readonly duplicates: number;
  readonly dropped: number;
  /** Mean latency of each second in which something finished, in milliseconds. */
  readonly means: readonly number[];
  /** Milliseconds at a quantile; null where too few samples lie beyond. */
  latency(quantile: number): number | null;
}

/** k6's histograms have eight buckets an octave. */
const bucketRatio = 2 ** (1 / 8);

/** The part of a run from one second to another. */
export function windowOf(result: LoadResult, from: number, to: number): Window {
  const points = result.series.filter(({ t }) => t >= from && t < to);
  const sum = (pick: (point: (typeof points)[number]) => number): number =>
    points.reduce((total, point) => total + pick(point), 0);
  const counts = new Map<number, number>();
  const means: number[] = [];
  for (const { t, counts: second } of result.heat) {
    if (t < from || t >= to) continue;
    means.push(meanOf(second, result.histogram.buckets));
    for (const [bucket, count] of second) counts.set(bucket, (counts.get(bucket) ?? 0) + count);
  }
  const duplicates = sum(({ errors }) => errors?.['duplicate'] ?? 0);
  return {
    seconds: to - from,
    asked: sum(({ asked }) => asked),
    finished: sum(({ finished }) => finished),
    failed: sum(({ failed }) => failed),
    violations: sum(({ violations }) => violations),
    duplicates,
    dropped: sum(({ dropped }) => dropped),
    means,
    latency: quantilesOf([...counts], result.histogram.buckets),
  };
}

type Counts = readonly (readonly [bucket: number, count: number])[];
type Buckets = LoadResult['histogram']['buckets'];

function quantilesOf(counts: Counts, buckets: Buckets): (quantile: number) => number | null {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const all = sorted.reduce((sum, [, count]) => sum + count, 0);
  return (quantile) => {
    if (all === 0 || (quantile < 1 && !isSupported(quantile, all))) return null;
    const rank = quantile * all;
    let below = 0;
    for (const [bucket, count] of sorted) {
      const upper = buckets[bucket]?.upTo ?? 0;
      if (below + count >= rank) {
        const lower = upper / bucketRatio;
        return lower + (upper - lower) * Math.max(0, (rank - below) / count);
      }
      below += count;
    }
    return null;
  };
}

function meanOf(counts: Counts, buckets: Buckets): number {
  let sum = 0;
  let all = 0;
  for (const [bucket, count] of counts) {
    const upper = buckets[bucket]?.upTo ?? 0;
    sum += count * upper * (1 + 1 / bucketRatio) * 0.5;
    all += count;
  }
  return all === 0 ? 0 : sum / all;
}

/** The percentiles of a window. */
export function windowPercentiles(window: Window): Percentiles {
  const at = (quantile: number): number | null => {
    const value = window.latency(quantile);
    return value === null ? null : Number(value.toPrecision(4));
  };
  return { p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), 'p99.9': at(0.999), max: at(1) };
}
