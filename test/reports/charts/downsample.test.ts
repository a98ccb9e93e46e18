import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downsample, pointLimit } from '../../../reports/charts/downsample.ts';
import { drawable, type Point } from '../../../reports/charts/point.ts';
import { anySeries } from './arbitraries.ts';

const extremes = (points: readonly Point[]): readonly [number, number] | undefined => {
  const values = points.filter(drawable).map(({ y }) => y);
  return values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)];
};

describe('downsample', () => {
  it('keeps own points, in order, at most 300, with the ends and the extremes', () => {
    fc.assert(
      fc.property(anySeries(2000), (points) => {
        const kept = downsample(points);
        expect(kept.length).toBeLessThanOrEqual(pointLimit);
        const places = kept.map((point) => points.indexOf(point));
        expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true);
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
        expect(extremes(kept)).toEqual(extremes(points));
      }),
    );
  });

  it('keeps to smaller limits too', () => {
    fc.assert(
      fc.property(anySeries(500), fc.integer({ min: 8, max: 60 }), (points, limit) => {
        expect(downsample(points, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('leaves a step where it was, so that a line over it stays upright', () => {
    const noisy = (t: number): number => (t < 900 ? 120 : 90 + (t % 7));
    const points = Array.from({ length: 1800 }, (_, t) => ({ x: t, y: noisy(t) }));
    const before = downsample(points)
      .filter(({ y }) => y === 120)
      .at(-1);
    expect(before?.x).toBeGreaterThan(880);
  });

  it('keeps a gap of one second in half an hour, and a spike in it', () => {
    const points = Array.from({ length: 1800 }, (_, t): Point => ({
      x: t,
      y: t === 700 ? null : t === 900 ? 9999 : t % 50,
    }));
    const kept = downsample(points);
    expect(kept.some(({ y }) => y === null)).toBe(true);
    expect(kept.some(({ y }) => y === 9999)).toBe(true);
  });

  it('is not met by taking every n-th point', () => {
    const points = Array.from({ length: 1800 }, (_, t): Point => ({ x: t, y: t === 901 ? 9999 : t % 50 }));
    const everySixth = points.filter((_, index) => index % 6 === 0);
    expect(extremes(everySixth)).not.toEqual(extremes(points));
  });
});
