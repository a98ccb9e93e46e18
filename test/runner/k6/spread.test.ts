import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread } from '../../../runner/k6/receive/spread.ts';

describe('what came between two pushes, by second', () => {
  it('loses nothing and gives no second less than nothing', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), fc.nat(5000), (amount, from, length) => {
        const shares = spread(amount, from, from + length);
        expect(shares.reduce((sum, [, share]) => sum + share, 0)).toBe(amount);
        for (const [second, share] of shares) {
          expect(share).toBeGreaterThan(0);
          expect(second).toBeGreaterThanOrEqual(Math.floor(from / 1000));
          expect(second * 1000).toBeLessThanOrEqual(from + length);
        }
      }),
    );
  });

  it.each([
    { name: 'within one second', amount: 10, from: 200, to: 700, shares: [[0, 10]] },
    {
      name: 'half and half',
      amount: 10,
      from: 500,
      to: 1500,
      shares: [
        [0, 5],
        [1, 5],
      ],
    },
    { name: 'up to a full second', amount: 10, from: 500, to: 1000, shares: [[0, 10]] },
    { name: 'before the start', amount: 3, from: -400, to: 100, shares: [[0, 3]] },
    { name: 'no time at all', amount: 3, from: 2000, to: 2000, shares: [[2, 3]] },
    { name: 'nothing', amount: 0, from: 0, to: 3000, shares: [] },
  ])('$name', ({ amount, from, to, shares }) => {
    expect(spread(amount, from, to)).toEqual(shares);
  });
});
