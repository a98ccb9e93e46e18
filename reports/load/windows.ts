import type { LoadResult } from '../../model/load-result.ts';
import { quantileWith } from '../charts/quantiles.ts';
import type { Point } from '../charts/point.ts';
import { samplesFor } from './percentile-words.ts';

/** A percentile over time, and how many seconds each of its values covers. */
export interface Windowed {
  readonly seconds: number;
  readonly points: readonly Point[];
}

const lengths = [1, 2, 5, 10, 15, 30, 60, 120, 300];

/**
 * A percentile second by second or, where most seconds have too few samples for it, over windows that have enough.
 *
 * Windows are worked out from the counts by second, so they are as exact as the histogram.
 */
export function windowed(result: LoadResult, name: 'p50' | 'p95' | 'p99'): Windowed {
  const bySecond = { seconds: 1, points: result.series.map((point) => ({ x: point.t, y: point[name] })) };
  const busy = result.series.filter(({ finished }) => finished > 0);
  const missing = busy.filter((point) => point[name] === null).length;
  if (missing * 2 <= busy.length || result.heat.length === 0) return bySecond;
  const typical = result.requests.finished / Math.max(1, busy.length);
  const seconds = lengths.find((length) => length * typical >= samplesFor(name) * 1.2);
  return seconds === undefined || seconds === 1 ? bySecond : overWindows(result, name, seconds);
}

function overWindows(result: LoadResult, name: 'p50' | 'p95' | 'p99', seconds: number): Windowed {
  const windows = new Map<number, HeatSecond[]>();
  for (const second of result.heat) {
    const start = Math.floor(second.t / seconds) * seconds;
    const window = windows.get(start);
    if (window === undefined) windows.set(start, [second]);
    else window.push(second);
  }
  const end = [...windows.keys()].reduce((a, b) => Math.max(a, b), 0);
  const points: Point[] = [];
  for (let start = 0; start <= end; start += seconds) {
    points.push({ x: start + seconds / 2, y: percentileOf(result, windows.get(start) ?? [], name) });
  }
  return { seconds, points };
}

type HeatSecond = LoadResult['heat'][number];

/** A percentile of some seconds taken together, in milliseconds; null where they have too few samples. */
export function percentileOf(
  { histogram }: LoadResult,
  seconds: readonly HeatSecond[],
  name: 'p50' | 'p95' | 'p99',
): number | null {
  const counts = histogram.buckets.map(() => 0);
  for (const second of seconds) {
    for (const [bucket, count] of second.counts) {
      if (bucket in counts) counts[bucket] = (counts[bucket] ?? 0) + count;
    }
  }
  const share = Number(name.slice(1)) / 100;
  const total = counts.reduce((a, b) => a + b, 0);
  if (total < samplesFor(name)) return null;
  const buckets = histogram.buckets.map(({ upTo }, index) => ({ upTo, count: counts[index] ?? 0 }));
  return quantileWith(buckets, share, 0);
}
