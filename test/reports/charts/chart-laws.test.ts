import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAxis, millisecondsAxis, tailAxis, timeAxis } from '../../../reports/charts/axis.ts';
import { distribution } from '../../../reports/charts/distribution.ts';
import type { Drawing } from '../../../reports/charts/figure.ts';
import { heatMap } from '../../../reports/charts/heat-map.ts';
import { highestOf, lines, valuesOf } from '../../../reports/charts/lines.ts';
import type { Series } from '../../../reports/charts/point.ts';
import { tailPoints } from '../../../reports/charts/quantiles.ts';
import { ranges } from '../../../reports/charts/ranges.ts';
import { narrow, wide, type Size } from '../../../reports/charts/size.ts';
import { stackedBars } from '../../../reports/charts/stacked.ts';
import { anySeries, anyValue } from './arbitraries.ts';
import { pathPoints, problemsOf } from './drawing-checks.ts';

const sizes: readonly Size[] = [wide, narrow];

function holds(draw: (size: Size) => Drawing): void {
  for (const asked of sizes) {
    const { size, marks } = draw(asked);
    expect(problemsOf(marks.html, size)).toEqual([]);
  }
}

const anyBuckets = fc
  .array(fc.tuple(fc.double({ min: 0.01, max: 1e5, noNaN: true }), fc.nat(5000)), { maxLength: 150 })
  .map((pairs) => pairs.sort(([a], [b]) => a - b).map(([upTo, count]) => ({ upTo, count })));

describe('every chart, drawn from anything, has finite numbers only, inside its edges', () => {
  it('lines over time on a logarithmic axis', () => {
    fc.assert(
      fc.property(anySeries(900), anySeries(900), anyValue, (a, b, limit) => {
        const series: readonly Series[] = [
          { name: 'p50', tone: 's1', points: a },
          { name: 'p95', tone: 's2', points: b },
        ];
        const limits = [{ at: limit ?? NaN, label: 'limit' }];
        holds(lines({ x: timeAxis(a.length), y: millisecondsAxis(valuesOf(series)), series, limits }));
      }),
      { numRuns: 60 },
    );
  });

  it('areas of counts', () => {
    fc.assert(
      fc.property(anySeries(900), (points) => {
        const areas: readonly Series[] = [{ name: 'finished', tone: 's1', points }];
        holds(
          lines({
            x: timeAxis(points.length),
            y: countAxis(highestOf(areas), 'requests'),
            series: areas,
            areas,
          }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('stacked bars', () => {
    const bar = fc.record({ failed: anyValue, violations: anyValue });
    fc.assert(
      fc.property(fc.array(bar, { maxLength: 60 }), (all) => {
        const bars = all.map(({ failed, violations }, index) => ({
          from: index,
          to: index + 1,
          values: { failed: failed ?? NaN, violations: violations ?? NaN },
        }));
        const keys = [
          { key: 'failed', tone: 's1' },
          { key: 'violations', tone: 's2' },
        ] as const;
        holds(stackedBars({ seconds: bars.length, keys, bars, title: 'requests' }));
      }),
    );
  });

  it('heat-map', () => {
    const cell = fc.tuple(fc.integer({ min: -1, max: 130 }), fc.integer({ min: -1, max: 500 }));
    const second = fc.record({ t: fc.nat(4000), counts: fc.array(cell, { maxLength: 20 }) });
    fc.assert(
      fc.property(fc.array(second, { maxLength: 200 }), fc.nat(4000), (heat, seconds) => {
        const upTo = Array.from({ length: 121 }, (_, index) => 2 ** (index / 8));
        holds(heatMap({ seconds, upTo, heat }));
      }),
    );
  });

  it('percentile curve and distribution', () => {
    fc.assert(
      fc.property(anyBuckets, (buckets) => {
        const series: readonly Series[] = [{ name: 'run', tone: 's1', points: tailPoints(buckets) }];
        const most = Math.max(1, ...tailPoints(buckets).map(({ x }) => x));
        holds(lines({ x: tailAxis(most), y: millisecondsAxis(valuesOf(series)), series }));
        holds(distribution({ buckets, marks: [{ at: 100, label: 'p50' }] }));
      }),
    );
  });

  it('ranges', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyValue, anyValue), { maxLength: 8 }), (pairs) => {
        const rows = pairs.map(([a, b]) => ({
          name: 'row',
          values: [
            { at: a, tone: 's1' },
            { at: b, tone: 's2' },
          ] as const,
        }));
        holds(ranges(millisecondsAxis([1, 100]), rows));
      }),
    );
  });

  it('would be seen: a number that is none, and one outside', () => {
    expect(problemsOf('<path d="M0,NaNL1,2"/>', wide)).not.toEqual([]);
    expect(problemsOf('<path d="M0,5L9999,2"/>', wide)).not.toEqual([]);
    expect(problemsOf('<path d="M0,5L2,2" style="x"/>', wide)).not.toEqual([]);
  });
});

describe('lines', () => {
  const draw = (points: Series['points'], size: Size): string => {
    const series: readonly Series[] = [{ name: 'a', tone: 's1', points }];
    return lines({ x: timeAxis(points.length), y: countAxis(highestOf(series), 'requests'), series })(size)
      .marks.html;
  };

  it('has at most 300 points in a series', () => {
    const points = Array.from({ length: 5000 }, (_, x) => ({ x, y: (x * 7919) % 100 }));
    expect(pathPoints(draw(points, wide), 'ln s1')).toBeLessThanOrEqual(300);
    expect(pathPoints(draw(points, wide), 'ln s1')).toBeGreaterThan(200);
    expect(pathPoints(draw(points, narrow), 'ln s1')).toBeLessThanOrEqual(100);
  });

  it('breaks where there is no value', () => {
    const points = [1, 2, null, 3, 4].map((y, x) => ({ x, y }));
    expect(
      draw(points, wide)
        .match(/class="ln s1"\s+d="([^"]*)"/)?.[1]
        ?.match(/M/g),
    ).toHaveLength(2);
  });
});
