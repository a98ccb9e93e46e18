import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketOf,
  bucketWidth,
  coarsened,
  emptyBuckets,
  mergeBuckets,
  sinceThen,
  upperBound,
  type Buckets,
} from '../../../runner/k6/receive/buckets.ts';
import { histogramOf, percentilesOf, quantileOf } from '../../../runner/k6/receive/percentiles.ts';

function bucketsOf(values: readonly number[], schema = 3): Buckets {
  const counts = new Map<number, number>();
  let zero = 0;
  let sum = 0;
  for (const value of values) {
    sum += value;
    if (value === 0) zero++;
    else counts.set(bucketOf(schema, value), (counts.get(bucketOf(schema, value)) ?? 0) + 1);
  }
  return { schema, zero, counts, count: values.length, sum };
}

const seconds = fc.double({ min: 1e-6, max: 1000, noNaN: true });
const samples = fc.array(seconds, { maxLength: 200 });
const plain = (buckets: Buckets) => ({
  ...buckets,
  counts: [...buckets.counts].sort(([a], [b]) => a - b),
  sum: 0,
});
const total = (buckets: Buckets) => buckets.zero + [...buckets.counts.values()].reduce((a, b) => a + b, 0);

describe('native histograms', () => {
  it('merge in any order', () => {
    fc.assert(
      fc.property(samples, samples, (a, b) => {
        expect(plain(mergeBuckets(bucketsOf(a), bucketsOf(b)))).toEqual(
          plain(mergeBuckets(bucketsOf(b), bucketsOf(a))),
        );
      }),
    );
  });

  it('merge to what all samples together give', () => {
    fc.assert(
      fc.property(samples, samples, (a, b) => {
        expect(plain(mergeBuckets(bucketsOf(a), bucketsOf(b)))).toEqual(plain(bucketsOf([...a, ...b])));
      }),
    );
  });

  it('keep every count when their buckets get wider', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: -2, max: 3 }), (values, schema) => {
        const wide = coarsened(bucketsOf(values), schema);
        expect(total(wide)).toBe(values.length);
        expect(plain(wide)).toEqual(plain(bucketsOf(values, schema)));
      }),
    );
  });

  it('give back what came since an earlier state', () => {
    fc.assert(
      fc.property(samples, samples, (before, more) => {
        const then = bucketsOf(before);
        expect(plain(sinceThen(mergeBuckets(then, bucketsOf(more)), then))).toEqual(plain(bucketsOf(more)));
      }),
    );
  });

  it('count anew after a restart of the generator', () => {
    expect(sinceThen(bucketsOf([1]), bucketsOf([1, 2, 3])).count).toBe(1);
  });

  it('hold a value between their bounds', () => {
    fc.assert(
      fc.property(seconds, (value) => {
        const index = bucketOf(3, value);
        expect(value).toBeLessThanOrEqual(upperBound(3, index) * (1 + 1e-9));
        expect(value).toBeGreaterThan(upperBound(3, index - 1) * (1 - 1e-9));
      }),
    );
  });
});

describe('percentiles', () => {
  it('lie within one bucket of the true value', () => {
    fc.assert(
      fc.property(
        fc.array(seconds, { minLength: 1, maxLength: 300 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, quantile) => {
          const sorted = [...values].sort((a, b) => a - b);
          const exact = sorted[
            Math.min(sorted.length - 1, Math.max(0, Math.ceil(quantile * sorted.length) - 1))
          ] as number;
          const found = quantileOf(bucketsOf(values), quantile) as number;
          expect(found).toBeLessThanOrEqual(exact * (1 + bucketWidth(3)) * (1 + 1e-9));
          expect(found).toBeGreaterThanOrEqual((exact / (1 + bucketWidth(3))) * (1 - 1e-9));
        },
      ),
    );
  });

  it('are null where fewer than ten samples lie beyond', () => {
    const hundred = percentilesOf(bucketsOf(Array.from({ length: 100 }, (_, i) => (i + 1) / 1000)));
    expect(hundred.p90).not.toBeNull();
    expect(hundred).toMatchObject({ p95: null, p99: null, 'p99.9': null });
    expect(percentilesOf(bucketsOf(Array.from({ length: 99 }, () => 0.001))).p90).toBeNull();
  });

  it('are all null without a sample', () => {
    expect(Object.values(percentilesOf(emptyBuckets()))).toEqual([null, null, null, null, null, null]);
  });

  it('put values of nothing into a bucket of their own', () => {
    const histogram = histogramOf(bucketsOf([0, 0, 0.001]));
    expect(histogram.count).toBe(3);
    expect(histogram.buckets[0]).toEqual({ upTo: 0, count: 2 });
    expect(histogram.buckets[1]?.upTo).toBeGreaterThanOrEqual(1);
  });
});
