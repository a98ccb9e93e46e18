import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CombinationModel,
  coveringArray,
  isSatisfiable,
  productOf,
  tupleCoverage,
} from '../../../generators/combinations/index.ts';
import { allRows } from './brute-force.ts';
import { anyModel } from './random-model.ts';

const a = { name: 'a', levels: ['0', '1'] };
const b = { name: 'b', levels: ['0', '1'] };
const never = { name: 'never', factors: ['a'], allows: () => false };

describe('isSatisfiable', () => {
  it('agrees with trying every row', () => {
    fc.assert(
      fc.property(anyModel, fc.array(fc.nat({ max: 4 }), { minLength: 6, maxLength: 6 }), (model, wanted) => {
        const partial: Record<string, string> = {};
        model.factors.forEach(({ name, levels }, index) => {
          const level = levels[wanted[index] ?? 4];
          if (level !== undefined) partial[name] = level;
        });
        expect(isSatisfiable(model, partial)).toBe(allRows(model, partial).length > 0);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what the model does not have', () => {
    const model = { factors: [a, b], constraints: [] };
    expect(() => isSatisfiable(model, { c: '0' })).toThrow(new RangeError('unknown factor c'));
    expect(() => isSatisfiable(model, { a: '2' })).toThrow(new RangeError('unknown level 2 of factor a'));
  });
});

describe('a model', () => {
  const cases: [string, CombinationModel, RegExp][] = [
    ['without factors', { factors: [], constraints: [] }, /needs a factor/],
    ['with a factor twice', { factors: [a, a], constraints: [] }, /two factors are called a/],
    [
      'with a factor without levels',
      { factors: [{ name: 'a', levels: [] }], constraints: [] },
      /a has no level/,
    ],
    [
      'with a level twice',
      { factors: [{ name: 'a', levels: ['0', '0'] }], constraints: [] },
      /a has a level twice/,
    ],
    ['with __proto__', { factors: [{ ...a, name: '__proto__' }], constraints: [] }, /__proto__/],
    [
      'with a constraint on nothing',
      { factors: [a], constraints: [{ ...never, factors: [] }] },
      /names no factor/,
    ],
    [
      'with a constraint on an unknown factor',
      { factors: [a], constraints: [{ ...never, factors: ['a', 'x'] }] },
      /unknown factor x/,
    ],
    [
      'that nothing satisfies',
      { factors: [a, b], constraints: [never] },
      /no row satisfies all constraints.*never/,
    ],
  ];
  it.each(cases)('%s is refused', (_, model, message) => {
    for (const use of [
      () => coveringArray(model, { strength: 1, seed: 1 }),
      () => productOf(model),
      () => tupleCoverage(model, [], 1),
    ]) {
      expect(use).toThrow(RangeError);
      expect(use).toThrow(message);
    }
  });

  it('that ties too much together is refused, however it is tied', () => {
    const chain: CombinationModel = {
      factors: Array.from({ length: 21 }, (_, index) => ({ name: `f${index}`, levels: ['0', '1'] })),
      constraints: Array.from({ length: 20 }, (_, index) => ({
        name: `c${index}`,
        factors: [`f${index}`, `f${index + 1}`],
        allows: () => true,
      })),
    };
    expect(() => isSatisfiable(chain, {})).toThrow(/more than 2000000 rows for the factors f0, f1/);
    const wider = { name: 'f21', levels: Array.from({ length: 40 }, (_, level) => String(level)) };
    const late = { name: 'late', factors: ['f20', 'f21'], allows: () => false };
    const rare: CombinationModel = {
      factors: [...chain.factors, wider],
      constraints: [...chain.constraints, late],
    };
    expect(() => isSatisfiable(rare, {})).toThrow(/more than 40000000 partial rows for the factors f0, f1/);
  });
});
