import fc from 'fast-check';
import type { Point } from '../../../reports/charts/point.ts';

/** Any value that a series might hold, whether it can be drawn or not. */
export const anyValue = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 0, max: 1e5, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(null, 0, -0, -5, NaN, Infinity, -Infinity, 1e-9, 1e12) },
);

/** A series by seconds: empty, of one point, all null, flat, or of anything. */
export function anySeries(maxLength: number): fc.Arbitrary<readonly Point[]> {
  const values = fc.oneof(
    fc.array(anyValue, { maxLength, size: 'max' }),
    fc.array(fc.constantFrom(null, 1, 1, 1, 2), { maxLength, size: 'max' }),
    fc.array(fc.constant(null), { maxLength: 20 }),
  );
  return values.map((all) => all.map((y, x) => ({ x, y })));
}
