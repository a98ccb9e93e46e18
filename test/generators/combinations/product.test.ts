import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productOf } from '../../../generators/combinations/index.ts';
import { permutation } from '../../../generators/combinations/permutation.ts';
import { allRows } from './brute-force.ts';
import { modelAndRow } from './random-model.ts';

const text = (row: object): string => JSON.stringify(row);
const wide = {
  factors: Array.from({ length: 13 }, (_, index) => ({
    name: `f${index}`,
    levels: Array.from({ length: 16 }, (_, level) => `v${level}`),
  })),
  constraints: [],
};

describe('productOf', () => {
  it('has every row once, and finds each by its index', () => {
    fc.assert(
      fc.property(modelAndRow, ({ model, row, some }) => {
        const fixed = Object.fromEntries(some.map((name) => [name, row[name] ?? '']));
        const product = productOf(model, fixed);
        const rows = [...product];
        const expected = allRows(model, fixed);
        expect(product.size).toBe(expected.length);
        expect(rows.map(text).sort()).toEqual(expected.map(text).sort());
        rows.forEach((each, index) => {
          expect(product.at(index)).toEqual(each);
          expect(product.indexOf(each)).toBe(index);
        });
        for (const other of allRows({ ...model, constraints: [] })) {
          if (!expected.some((each) => text(each) === text(other))) expect(product.indexOf(other)).toBe(-1);
        }
        const middle = Math.floor(product.size / 2);
        expect([...product.from(middle)]).toEqual(rows.slice(middle));
      }),
      { numRuns: 200 },
    );
  });

  it('samples without replacement, and everything when asked for enough', () => {
    fc.assert(
      fc.property(modelAndRow, fc.nat(), fc.nat({ max: 20 }), ({ model }, seed, count) => {
        const product = productOf(model);
        const all = [...product.sample(product.size + count, seed)];
        expect(new Set(all.map(text))).toEqual(new Set([...product].map(text)));
        expect(all).toHaveLength(product.size);
        expect([...product.sample(count, seed)]).toEqual(all.slice(0, count));
      }),
      { numRuns: 200 },
    );
  });

  it('reaches up to 2^53 rows, and refuses more', () => {
    const product = productOf(wide);
    expect(product.size).toBe(2 ** 52);
    expect(product.indexOf(product.at(2 ** 52 - 12345))).toBe(2 ** 52 - 12345);
    const sample = [...product.sample(1000, 7)];
    expect(new Set(sample.map(text))).toHaveLength(1000);
    for (const { name } of wide.factors) expect(new Set(sample.map((row) => row[name]))).toHaveLength(16);
    const wider = { ...wide, factors: [...wide.factors, { name: 'more', levels: ['0', '1', '2'] }] };
    expect(() => productOf(wider)).toThrow(/more than 2\^53 rows/);
    expect(productOf(wider, { f0: 'v1' }).size).toBe(3 * 2 ** 48);
  });

  it('refuses indexes outside, rows with a level missing and fixed levels that nothing has', () => {
    const product = productOf(wide, { f0: 'v1' });
    for (const index of [-1, product.size, 0.5, Number.NaN])
      expect(() => product.at(index)).toThrow(RangeError);
    expect(() => product.from(product.size + 1)).toThrow(RangeError);
    expect([...product.from(product.size)]).toEqual([]);
    expect(() => product.sample(-1, 1)).toThrow(RangeError);
    expect(() => product.indexOf({ f0: 'v1' })).toThrow('the row has no level for factor f1');
    const model = { ...wide, constraints: [{ name: 'c', factors: ['f0'], allows: () => true }] };
    const odd = {
      ...model,
      constraints: [{ name: 'c', factors: ['f0'], allows: (r: object) => !('f0' in r) || r.f0 !== 'v1' }],
    };
    expect(() => productOf(odd, { f0: 'v1' })).toThrow(/no row has the fixed levels/);
  });
});

describe('permutation', () => {
  it('is one, for every size, and depends on the seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), (size, seed) => {
        const shuffled = permutation(size, seed);
        const values = new Set(Array.from({ length: size }, (_, index) => shuffled(index)));
        expect(values).toHaveLength(size);
        expect(Math.max(...values)).toBe(size - 1);
      }),
    );
    const first = (seed: number): number[] =>
      Array.from({ length: 20 }, (_, index) => permutation(1000, seed)(index));
    expect(first(1)).toEqual(first(1));
    expect(first(1)).not.toEqual(first(2));
  });
});
