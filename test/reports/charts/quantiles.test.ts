import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enoughBeyond, quantileWith, tailPoints } from '../../../reports/charts/quantiles.ts';

const buckets = [
  { upTo: 10, count: 900 },
  { upTo: 50, count: 80 },
  { upTo: 100, count: 20 },
];

describe('percentiles of a histogram', () => {
  it('counts dropped requests as the slowest', () => {
    expect(quantileWith(buckets, 0.95, 0)).toBe(50);
    expect(quantileWith(buckets, 0.95, 45)).toBe(100);
    expect(quantileWith(buckets, 0.95, 100)).toBe(Infinity);
    expect(quantileWith([], 0.95, 0)).toBeNull();
  });

  it('is what sorting the samples gives', () => {
    const samples = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 99 }), (values, percentile) => {
        const sorted = [...values].sort((a, b) => a - b);
        const own = Array.from({ length: 50 }, (_, index) => ({
          upTo: index + 1,
          count: values.filter((value) => value === index + 1).length,
        }));
        const share = percentile / 100;
        expect(quantileWith(own, share, 0)).toBe(sorted[Math.ceil(share * sorted.length) - 1]);
      }),
    );
  });

  it('draws the curve only as far as enough samples lie beyond', () => {
    expect(tailPoints(buckets)).toEqual([
      { x: 1, y: 10 },
      { x: 10, y: 10 },
      { x: 50, y: 50 },
      { x: 100, y: 100 },
    ]);
    const few = [
      { upTo: 10, count: 5 },
      { upTo: 20, count: enoughBeyond - 1 },
    ];
    expect(tailPoints(few)).toEqual([
      { x: 1, y: 10 },
      { x: 1.4, y: 10 },
    ]);
  });
});
