import type { Point } from './point.ts';

/** Counts by upper bound in milliseconds, ascending. */
export type Buckets = readonly { readonly upTo: number; readonly count: number }[];

/** Fewer samples than this beyond a percentile say nothing about it. */
export const enoughBeyond = 10;

/** The points (1/(1−p), milliseconds) of a histogram as far as enough samples lie beyond. */
export function tailPoints(buckets: Buckets): readonly Point[] {
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  const points: Point[] = [];
  let below = 0;
  for (const { upTo, count } of buckets) {
    if (count <= 0) continue;
    if (below === 0) points.push({ x: 1, y: upTo });
    below += count;
    if (total - below < enoughBeyond) {
      // The last percentile with enough beyond lies within this bucket, however much of the run is in it.
      const last = total / enoughBeyond;
      if (last > (points.at(-1)?.x ?? Infinity)) points.push({ x: last, y: upTo });
      break;
    }
    points.push({ x: total / (total - below), y: upTo });
  }
  return points;
}

/**
 * A percentile (`share` in (0, 1)) in milliseconds with `slower` more requests counted as the slowest of all;
 * Infinity where it lies among those, null where there is nothing.
 */
export function quantileWith(buckets: Buckets, share: number, slower: number): number | null {
  const measured = buckets.reduce((sum, { count }) => sum + count, 0);
  if (measured + slower === 0) return null;
  const rank = Math.ceil(share * (measured + slower));
  if (rank > measured) return Infinity;
  let below = 0;
  for (const { upTo, count } of buckets) {
    below += count;
    if (below >= rank) return upTo;
  }
  return null;
}

/** k6's histograms have eight buckets an octave. */
const bucketRatio = 2 ** (1 / 8);

/** A percentile in milliseconds, interpolated in its bucket; null where too few samples lie beyond. */
export function quantileIn(buckets: Buckets, share: number): number | null {
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  if (total * (1 - share) < enoughBeyond - 1e-6) return null;
  const rank = share * total;
  let below = 0;
  for (const { upTo, count } of buckets) {
    if (count > 0 && below + count >= rank) {
      const lower = upTo / bucketRatio;
      return lower + (upTo - lower) * Math.max(0, (rank - below) / count);
    }
    below += count;
  }
  return null;
}
