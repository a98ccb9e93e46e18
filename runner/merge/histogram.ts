import type { Histogram } from '../../model/load-result.ts';
import {
  bucketOf,
  mergeBuckets,
  emptyBuckets,
  upperBound,
  usualSchema,
  type Buckets,
} from '../k6/receive/buckets.ts';
import { round } from '../k6/receive/percentiles.ts';
import { notTogether } from './same-run.ts';

/**
 * A result's histogram of milliseconds as the buckets that it was made of, in seconds.
 *
 * @throws HarnessError if its bounds are none of ours.
 */
export function bucketsOf({ buckets, count, sum }: Histogram, file: string): Buckets {
  let zero = 0;
  const counts = new Map<number, number>();
  for (const { upTo, count: some } of buckets) {
    if (upTo === 0) zero += some;
    else counts.set(indexOf(upTo, file), some);
  }
  return { schema: usualSchema, zero, counts, count, sum: sum / 1000 };
}

/** The index of a bucket by its upper bound, which the result holds rounded. */
export function indexOf(upTo: number, file: string): number {
  const index = Math.round(Math.log2(upTo / 1000) * 2 ** usualSchema);
  if (round(upperBound(usualSchema, index) * 1000) === upTo) return index;
  throw notTogether(
    'merge.buckets',
    `${file} has a histogram with other buckets: one ends at ${upTo} ms (ours near it at ${round(upperBound(usualSchema, bucketOf(usualSchema, upTo / 1000)) * 1000)} ms)`,
    'Merge results that this version wrote.',
  );
}

/** All together; undefined where one of them is missing. */
export function mergedHistograms(all: readonly (Histogram | undefined)[], file: string): Buckets | undefined {
  if (all.some((one) => one === undefined)) return undefined;
  return all.map((one) => bucketsOf(one as Histogram, file)).reduce(mergeBuckets, emptyBuckets());
}
