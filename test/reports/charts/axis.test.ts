import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAxis, millisecondsAxis, tailAxis, timeAxis, type Axis } from '../../../reports/charts/axis.ts';
import { anyValue } from './arbitraries.ts';

const labels = (axis: Axis, room: number): readonly string[] =>
  axis.ticks(room).map(({ label }) => label.replaceAll('\u00a0', ' '));

describe('axes', () => {
  it('time has round steps that fit', () => {
    expect(labels(timeAxis(600), 5)).toEqual(['0:00', '2:00', '4:00', '6:00', '8:00', '10:00']);
    expect(labels(timeAxis(0), 5)).toEqual(['0:00', '0:01']);
  });

  it('milliseconds go in steps of 1, 2 and 5 around all values', () => {
    expect(labels(millisecondsAxis([3, 40]), 8)).toEqual(['2 ms', '5 ms', '10 ms', '20 ms', '50 ms']);
    expect(labels(millisecondsAxis([1, 9000]), 6)).toEqual(['1 ms', '10 ms', '100 ms', '1 s', '10 s']);
    expect(labels(millisecondsAxis([5]), 6)).toEqual(['5 ms', '10 ms']);
  });

  it('percentiles give each further nine the same room', () => {
    const place = tailAxis(1000).scale([0, 300]);
    expect([place(10), place(100), place(1000)].map(Math.round)).toEqual([100, 200, 300]);
    expect(labels(tailAxis(1000), 4)).toEqual(['0%', '90%', '99%', '99.9%']);
  });

  it('stay in their range, with at least two ticks, whatever they are given', () => {
    fc.assert(
      fc.property(fc.array(anyValue), anyValue, (values, value) => {
        const numbers = values.map((each) => each ?? NaN);
        const axes = [
          timeAxis(value ?? NaN),
          millisecondsAxis(numbers),
          countAxis(value ?? NaN, 'requests'),
          tailAxis(value ?? NaN),
        ];
        for (const axis of axes) {
          expect(axis.ticks(5).length).toBeGreaterThanOrEqual(2);
          for (const { at } of axis.ticks(5)) {
            const place = axis.scale([10, 200])(at);
            expect(place).toBeGreaterThanOrEqual(10);
            expect(place).toBeLessThanOrEqual(200);
          }
        }
      }),
    );
  });
});
