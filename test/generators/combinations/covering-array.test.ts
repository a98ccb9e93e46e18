import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { launchLike, uniform } from '../../../bench/combinations/model.ts';
import {
  type CombinationModel,
  coveringArray,
  productOf,
  tupleCoverage,
} from '../../../generators/combinations/index.ts';
import type { Assignment } from '../../../model/case.ts';
import { allRows, faultsOf } from './brute-force.ts';
import { modelAndRow, satisfiableModel } from './random-model.ts';

const efforts = ['quick', 'thorough'] as const;
const any = { strength: fc.integer({ min: 1, max: 4 }), seed: fc.nat(), effort: fc.constantFrom(...efforts) };
const strengthIn = (model: CombinationModel, strength: number): number =>
  Math.min(strength, model.factors.length);
const part = (row: Assignment, names: readonly string[]): Assignment =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? '']));
describe('coveringArray', () => {
  it('has every satisfiable tuple, breaks nothing, and is the same for the same seed', () => {
    fc.assert(
      fc.property(satisfiableModel, fc.record(any), (model, { strength, seed, effort }) => {
        const options = { strength: strengthIn(model, strength), seed, effort };
        const rows = coveringArray(model, options);
        expect(faultsOf(model, rows, options.strength)).toEqual([]);
        expect(coveringArray({ ...model }, options)).toEqual(rows);
        expect(rows.length).toBeLessThanOrEqual(allRows(model).length);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps fixed levels and has every tuple that they leave', () => {
    fc.assert(
      fc.property(modelAndRow, fc.record(any), ({ model, row, some }, { strength, seed, effort }) => {
        const fixed = part(row, some);
        const options = { strength: strengthIn(model, strength), seed, effort, fixed };
        expect(faultsOf(model, coveringArray(model, options), options.strength, { fixed })).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps seeds, whole or partial', () => {
    fc.assert(
      fc.property(modelAndRow, fc.record(any), ({ model, row, some }, { strength, seed, effort }) => {
        const seeds = [row, part(row, some)];
        const options = { strength: strengthIn(model, strength), seed, effort, seeds };
        const rows = coveringArray(model, options);
        expect(faultsOf(model, rows, options.strength)).toEqual([]);
        expect(rows[0]).toEqual(row);
        expect(rows[1]).toMatchObject(part(row, some));
      }),
      { numRuns: 200 },
    );
  });

  it('combines a group of factors with its own strength', () => {
    fc.assert(
      fc.property(modelAndRow, fc.record(any), ({ model, some }, { strength, seed, effort }) => {
        fc.pre(some.length > 0);
        const mixed = [{ factors: some, strength: Math.min(strength, some.length) }];
        const rows = coveringArray(model, { strength: 1, seed, effort, mixed });
        expect(faultsOf(model, rows, 1)).toEqual([]);
        expect(faultsOf(model, rows, mixed[0]?.strength ?? 0, { among: some })).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is the whole product where the strength reaches the factors left', () => {
    const rows = coveringArray(uniform(2, 5), { strength: 4, seed: 1, fixed: { f0: '1', f3: '0' } });
    expect(new Set(rows.map((row) => Object.values(row).join('')))).toHaveLength(8);
    expect(rows).toHaveLength(8);
  });

  it('is one row where everything is fixed', () => {
    expect(coveringArray(uniform(2, 2), { strength: 1, seed: 1, fixed: { f0: '1', f1: '0' } })).toEqual([
      { f0: '1', f1: '0' },
    ]);
  });

  it('leaves out levels that only constraints together make impossible', () => {
    const model: CombinationModel = {
      factors: ['a', 'b', 'c', 'd'].map((name) => ({ name, levels: ['0', '1', '2'] })),
      constraints: [
        { name: 'a is b', factors: ['a', 'b'], allows: ({ a, b }) => a === b },
        { name: 'b is c', factors: ['b', 'c'], allows: ({ b, c }) => b === c },
        { name: 'a is not c at 2', factors: ['c', 'a'], allows: ({ a, c }) => !(a === '2' && c === '2') },
        { name: 'd is not 0', factors: ['d'], allows: ({ d }) => d !== '0' },
      ],
    };
    const rows = coveringArray(model, { strength: 2, seed: 1 });
    expect(faultsOf(model, rows, 2)).toEqual([]);
    expect(rows).toHaveLength(4);
  });

  it('keeps apart levels whose numbers have two digits', () => {
    const model: CombinationModel = {
      factors: [...uniform(13, 2).factors, { name: 'c', levels: ['0', '1', '2'] }],
      constraints: [
        {
          name: 'sparse',
          factors: ['f0', 'f1'],
          allows: ({ f0, f1 }) => (Number(f0) * 7 + Number(f1) * 3) % 5 < 2,
        },
        { name: 'parity', factors: ['f1', 'c'], allows: ({ f1, c }) => Number(f1) % 3 !== Number(c) },
      ],
    };
    for (const strength of [1, 2, 3]) {
      expect(faultsOf(model, coveringArray(model, { strength, seed: 1 }), strength)).toEqual([]);
    }
  });

  it('needs every row: the checker misses one that is taken away, and names a broken constraint', () => {
    const model = { ...uniform(2, 6), constraints: [exclusion] };
    const rows = coveringArray(model, { strength: 2, seed: 1, effort: 'thorough' });
    expect(faultsOf(model, rows, 2)).toEqual([]);
    rows.forEach((_, index) => {
      expect(faultsOf(model, rows.toSpliced(index, 1), 2)).toContainEqual(
        expect.stringMatching(/^missing: /),
      );
    });
    const broken = [...rows, { ...rows[0], f0: '1', f1: '1' }];
    expect(faultsOf(model, broken, 2)).toEqual([`row ${rows.length} breaks not both`]);
  });

  it('comes near to the smallest arrays known, and nearer when thorough', () => {
    const quick = (model: CombinationModel, strength: number): number =>
      coveringArray(model, { strength, seed: 1 }).length;
    expect(quick(uniform(3, 13), 2)).toBeLessThanOrEqual(17);
    expect(quick(uniform(4, 10), 2)).toBeLessThanOrEqual(27);
    expect(quick(uniform(2, 20), 3)).toBeLessThanOrEqual(23);
    const thorough = coveringArray(uniform(3, 7), { strength: 3, seed: 1, effort: 'thorough' });
    expect(faultsOf(uniform(3, 7), thorough, 3)).toEqual([]);
    expect(thorough.length).toBeLessThan(quick(uniform(3, 7), 3));
  });

  it('keeps to the targets on a model of the size of a trigger launch', () => {
    const most = [47, 286, 1534];
    most.forEach((rows, index) => {
      const array = coveringArray(launchLike, { strength: index + 2, seed: 1 });
      expect(array.length).toBeLessThanOrEqual(rows);
      const { possible, exercised } = tupleCoverage(launchLike, array, index + 2);
      expect(exercised).toBe(possible);
    });
    expect(productOf(launchLike).size).toBe(48_348_000);
  });
});

const exclusion = {
  name: 'not both',
  factors: ['f0', 'f1'],
  allows: ({ f0, f1 }: Assignment) => !(f0 === '1' && f1 === '1'),
};

describe('coveringArray refuses', () => {
  const model = { ...uniform(2, 3), constraints: [exclusion] };
  const cases: [string, Parameters<typeof coveringArray>[1], RegExp][] = [
    ['a strength above the factors', { strength: 4, seed: 1 }, /strength 4 is not an integer from 1 to 3/],
    ['a strength of 0', { strength: 0, seed: 1 }, /strength 0/],
    ['a fraction', { strength: 1.5, seed: 1 }, /strength 1.5/],
    ['an unknown fixed factor', { strength: 2, seed: 1, fixed: { x: '0' } }, /unknown factor x/],
    ['an unknown fixed level', { strength: 2, seed: 1, fixed: { f0: '7' } }, /unknown level 7 of factor f0/],
    [
      'fixed levels that exclude each other',
      { strength: 2, seed: 1, fixed: { f0: '1', f1: '1' } },
      /fixed levels/,
    ],
    [
      'a seed that breaks a constraint',
      { strength: 2, seed: 1, seeds: [{ f0: '1', f1: '1' }] },
      /seed 0 cannot/,
    ],
    [
      'a seed against a fixed level',
      { strength: 2, seed: 1, seeds: [{}, { f0: '1' }], fixed: { f0: '0' } },
      /seed 1 has f0 1/,
    ],
    [
      'an unknown factor in mixed',
      { strength: 2, seed: 1, mixed: [{ factors: ['f0', 'x'], strength: 2 }] },
      /unknown factor x/,
    ],
    [
      'a mixed strength above its factors',
      { strength: 2, seed: 1, mixed: [{ factors: ['f0'], strength: 2 }] },
      /strength 2/,
    ],
  ];
  it.each(cases)('%s', (_, options, message) => {
    expect(() => coveringArray(model, options)).toThrow(RangeError);
    expect(() => coveringArray(model, options)).toThrow(message);
  });
});
