/**
 * A native histogram: bucket `i` of schema `s` holds the values in (b^(i-1), b^i], where b is 2^(2^-s).
 *
 * Values are in the unit in which they came (seconds for times); `zero` counts values of nothing.
 */
export interface Buckets {
  readonly schema: number;
  readonly zero: number;
  readonly counts: ReadonlyMap<number, number>;
  readonly count: number;
  readonly sum: number;
}

/** k6 sends this schema: buckets 9 % wide. */
export const usualSchema = 3;

export function emptyBuckets(schema = usualSchema): Buckets {
  return { schema, zero: 0, counts: new Map(), count: 0, sum: 0 };
}

/** Upper bound of a bucket. */
export function upperBound(schema: number, index: number): number {
  return 2 ** (index * 2 ** -schema);
}

/** The share by which a bucket's upper bound exceeds its lower one. */
export function bucketWidth(schema: number): number {
  return 2 ** (2 ** -schema) - 1;
}

/** The index of the bucket that a positive value falls into. */
export function bucketOf(schema: number, value: number): number {
  return Math.ceil(Math.log2(value) * 2 ** schema - 1e-9);
}

/** The same counts in wider buckets; the order of schemas is from wide to narrow. */
export function coarsened(buckets: Buckets, schema: number): Buckets {
  if (schema >= buckets.schema) return buckets;
  const step = 2 ** (buckets.schema - schema);
  const counts = new Map<number, number>();
  for (const [index, count] of buckets.counts) add(counts, Math.ceil(index / step), count);
  return { ...buckets, schema, counts };
}

/** Both together. */
export function mergeBuckets(a: Buckets, b: Buckets): Buckets {
  const schema = Math.min(a.schema, b.schema);
  const counts = new Map(coarsened(a, schema).counts);
  for (const [index, count] of coarsened(b, schema).counts) add(counts, index, count);
  return { schema, zero: a.zero + b.zero, counts, count: a.count + b.count, sum: a.sum + b.sum };
}

/** What came to a cumulative histogram since an earlier state of it; all of it if it was started anew. */
export function sinceThen(now: Buckets, then: Buckets | undefined): Buckets {
  if (then === undefined || now.count < then.count || now.schema !== then.schema) return now;
  const counts = new Map<number, number>();
  for (const [index, count] of now.counts) {
    const more = count - (then.counts.get(index) ?? 0);
    if (more > 0) counts.set(index, more);
  }
  return {
    schema: now.schema,
    zero: now.zero - then.zero,
    counts,
    count: now.count - then.count,
    sum: now.sum - then.sum,
  };
}

function add(counts: Map<number, number>, index: number, count: number): void {
  counts.set(index, (counts.get(index) ?? 0) + count);
}
