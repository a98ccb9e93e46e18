import type { Histogram, LoadResult, SeriesPoint } from '../../model/load-result.ts';
import { emptyBuckets, mergeBuckets, upperBound, usualSchema, type Buckets } from '../k6/receive/buckets.ts';
import { percentilesOf, quantileOf, round } from '../k6/receive/percentiles.ts';
import type { Figures } from '../load/evaluate.ts';
import { indexOf } from './histogram.ts';
import type { Part } from './same-run.ts';

/** Several runs second by second as one. */
export interface MergedSeconds {
  readonly series: SeriesPoint[];
  readonly heat: LoadResult['heat'];
  /** Latencies by second of the run of all. */
  readonly seconds: ReadonlyMap<number, Buckets>;
}

/** Adds up the seconds of runs that began within moments of each other; the seconds of all count from the first start. */
export function mergedSeconds(parts: readonly Part<LoadResult>[], histogram: Histogram): MergedSeconds {
  const first = Math.min(...parts.map(({ result }) => Date.parse(result.run.startedAt)));
  const seconds = new Map<number, Buckets>();
  const points = new Map<number, SeriesPoint[]>();
  for (const { file, result } of parts) {
    const later = Math.round((Date.parse(result.run.startedAt) - first) / 1000);
    for (const point of result.series)
      points.set(point.t + later, [...(points.get(point.t + later) ?? []), point]);
    for (const { t, counts } of result.heat) {
      const more = bucketsIn(counts, result.histogram, file);
      seconds.set(t + later, mergeBuckets(seconds.get(t + later) ?? emptyBuckets(), more));
    }
  }
  const last = Math.max(-1, ...points.keys());
  const series = Array.from({ length: last + 1 }, (_, t) =>
    pointOf(t, points.get(t) ?? [], seconds.get(t) ?? emptyBuckets()),
  );
  return { series, heat: heatOf(seconds, histogram), seconds };
}

function bucketsIn(
  counts: readonly (readonly [number, number])[],
  { buckets }: Histogram,
  file: string,
): Buckets {
  const byIndex = new Map<number, number>();
  let [zero, count, sum] = [0, 0, 0];
  for (const [at, some] of counts) {
    const upTo = buckets[at]?.upTo ?? 0;
    count += some;
    sum += (some * upTo) / 1000;
    if (upTo === 0) zero += some;
    else byIndex.set(indexOf(upTo, file), some);
  }
  return { schema: usualSchema, zero, counts: byIndex, count, sum };
}

function pointOf(t: number, all: readonly SeriesPoint[], latency: Buckets): SeriesPoint {
  const sum = (valueOf: (point: SeriesPoint) => number): number =>
    all.reduce((total, point) => total + valueOf(point), 0);
  const errors: Record<string, number> = {};
  for (const point of all)
    for (const [kind, count] of Object.entries(point.errors ?? {}))
      errors[kind] = (errors[kind] ?? 0) + count;
  const { p50, p95, p99, max } = percentilesOf(latency);
  return {
    t,
    asked: sum(({ asked }) => asked),
    started: sum(({ started }) => started),
    finished: sum(({ finished }) => finished),
    dropped: sum(({ dropped }) => dropped),
    failed: sum(({ failed }) => failed),
    violations: sum(({ violations }) => violations),
    errors,
    vus: sum(({ vus }) => vus),
    p50,
    p95,
    p99,
    max,
  };
}

function heatOf(seconds: ReadonlyMap<number, Buckets>, { buckets }: Histogram): LoadResult['heat'] {
  const places = new Map(buckets.map(({ upTo }, place) => [upTo, place]));
  return [...seconds]
    .sort(([a], [b]) => a - b)
    .map(([t, { schema, counts, zero }]) => {
      const all = [...counts].map(([index, count]): [number, number] => [
        places.get(round(upperBound(schema, index) * 1000)) ?? 0,
        count,
      ]);
      const none: [number, number][] = zero === 0 ? [] : [[places.get(0) ?? 0, zero]];
      return { t, counts: [...none, ...all].sort(([a], [b]) => a - b) };
    });
}

/** What thresholds look at second by second: latency of that second alone, counts up to it. */
export function figuresIn(
  series: readonly SeriesPoint[],
  seconds: ReadonlyMap<number, Buckets>,
): { readonly t: number; readonly figures: Figures }[] {
  const upTo = { planned: 0, finished: 0, errors: 0, violations: 0, duplicates: 0, dropped: 0 };
  return series.map((point) => {
    upTo.planned += point.asked;
    upTo.finished += point.finished;
    upTo.errors += point.failed;
    upTo.violations += point.violations;
    upTo.duplicates += point.errors?.['duplicate'] ?? 0;
    upTo.dropped += point.dropped;
    const latency = (quantile: number): number | null => {
      const value = quantileOf(seconds.get(point.t) ?? emptyBuckets(), quantile);
      return value === null ? null : value * 1000;
    };
    return { t: point.t, figures: { ...upTo, latency, rate: point.finished } };
  });
}
