import type { Histogram, LoadResult, SeriesPoint } from '../../model/load-result.ts';
import { dueIn, type Schedule } from '../../model/load-shape.ts';
import { upperBound } from '../k6/receive/buckets.ts';
import { emptySecond, type Measurements, type Second } from '../k6/receive/measurements.ts';
import { percentilesOf, round } from '../k6/receive/percentiles.ts';

const nothing: Second = emptySecond();

/** A run second by second, without gaps. */
export function seriesOf({ seconds }: Measurements, schedule: Schedule): SeriesPoint[] {
  const last = Math.max(-1, ...seconds.keys());
  return Array.from({ length: last + 1 }, (_, t) => {
    const second = seconds.get(t) ?? nothing;
    const { p50, p95, p99, max } = percentilesOf(second.latency);
    const asked = dueIn(t, schedule);
    const { finished, dropped, failed, violations, vus } = second;
    const errors = Object.fromEntries(second.errors);
    const started = Math.max(0, asked - dropped);
    return { t, asked, started, finished, dropped, failed, violations, errors, vus, p50, p95, p99, max };
  });
}

/** Latency counts by second, as [index of the histogram's bucket, count]. */
export function heatOf({ seconds }: Measurements, histogram: Histogram): LoadResult['heat'] {
  const indices = new Map(histogram.buckets.map(({ upTo }, index) => [upTo, index]));
  return [...seconds]
    .filter(([, { latency }]) => latency.count > 0)
    .sort(([a], [b]) => a - b)
    .map(([t, { latency }]) => {
      const counts = [...latency.counts].flatMap(([bucket, count]): [number, number][] => {
        const index = indices.get(round(upperBound(latency.schema, bucket) * 1000));
        return index === undefined ? [] : [[index, count]];
      });
      return { t, counts: counts.sort(([a], [b]) => a - b) };
    });
}
