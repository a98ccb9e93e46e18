import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveringArray, TupleCounter, tupleCoverage } from '../../../generators/combinations/index.ts';
import { allRows, tuplesOf } from './brute-force.ts';
import { satisfiableModel } from './random-model.ts';

describe('tupleCoverage', () => {
  it('counts as brute force does, at once and row by row', () => {
    fc.assert(
      fc.property(
        satisfiableModel.chain((model) =>
          fc.record({
            model: fc.constant(model),
            rows: fc.array(fc.constantFrom(...allRows(model)), { maxLength: 12 }),
          }),
        ),
        fc.integer({ min: 1, max: 6 }),
        ({ model, rows }, wanted) => {
          const strength = Math.min(wanted, model.factors.length);
          const names = model.factors.map(({ name }) => name);
          const counter = new TupleCounter(model, strength);
          rows.forEach((row, index) => {
            const before = tuplesOf(rows.slice(0, index), names, strength).size;
            expect(counter.add(row)).toBe(tuplesOf(rows.slice(0, index + 1), names, strength).size - before);
          });
          const expected = {
            possible: tuplesOf(allRows(model), names, strength).size,
            exercised: tuplesOf(rows, names, strength).size,
          };
          expect(tupleCoverage(model, rows, strength)).toEqual(expected);
          expect(counter).toMatchObject(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is whole for a covering array, and not without one of its rows', () => {
    const model = {
      factors: ['a', 'b', 'c', 'd'].map((name) => ({ name, levels: ['0', '1', '2'] })),
      constraints: [],
    };
    const rows = coveringArray(model, { strength: 2, seed: 1, effort: 'thorough' });
    const { possible } = tupleCoverage(model, rows, 2);
    expect(possible).toBe(54);
    expect(tupleCoverage(model, rows, 2).exercised).toBe(possible);
    expect(tupleCoverage(model, rows.slice(1), 2).exercised).toBeLessThan(possible);
  });

  it('copes with 20 factors of 16 levels at strength 4', () => {
    const model = {
      factors: Array.from({ length: 20 }, (_, index) => ({
        name: `f${index}`,
        levels: Array.from({ length: 16 }, (_, level) => `v${level}`),
      })),
      constraints: [],
    };
    const row = (level: number) => Object.fromEntries(model.factors.map(({ name }) => [name, `v${level}`]));
    expect(tupleCoverage(model, [row(0), row(1), row(0)], 4)).toEqual({
      possible: 4845 * 65536,
      exercised: 2 * 4845,
    });
    expect(() => new TupleCounter(model, 5)).toThrow(/tuples of strength 5/);
  });

  it('refuses what is no row of the model', () => {
    const model = {
      factors: ['a', 'b'].map((name) => ({ name, levels: ['0', '1'] })),
      constraints: [
        { name: 'c', factors: ['a', 'b'], allows: ({ a, b }: Readonly<Record<string, string>>) => a !== b },
      ],
    };
    expect(() => tupleCoverage(model, [{ a: '0', b: '0' }], 2)).toThrow(/not a row of the model/);
    expect(() => tupleCoverage(model, [{ a: '0' }], 2)).toThrow(/not a row of the model/);
    expect(() => tupleCoverage(model, [{ a: '2', b: '0' }], 2)).toThrow(/unknown level 2/);
    expect(() => tupleCoverage(model, [], 3)).toThrow(/strength 3/);
  });
});
