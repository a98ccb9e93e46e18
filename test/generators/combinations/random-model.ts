import fc from 'fast-check';
import type { CombinationModel } from '../../../generators/combinations/index.ts';
import { allRows } from './brute-force.ts';

const factors = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }).map((counts) =>
  counts.map((count, factor) => ({
    name: `f${factor}`,
    levels: Array.from({ length: count }, (_, level) => `v${level}`),
  })),
);

/** Models of up to six factors of up to four levels, tied by up to four random tables; some are unsatisfiable. */
export const anyModel: fc.Arbitrary<CombinationModel> = factors.chain((list) =>
  fc
    .array(
      fc.record({
        members: fc.subarray(
          list.map(({ name }) => name),
          { minLength: 1, maxLength: Math.min(3, list.length) },
        ),
        forbidden: fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }), {
          maxLength: 6,
        }),
      }),
      { maxLength: 4 },
    )
    .map((tables) => ({
      factors: list,
      constraints: tables.map(({ members, forbidden }, index) => ({
        name: `c${index}`,
        factors: members,
        allows: (levels) =>
          !forbidden.some((row) => members.every((name, place) => levels[name] === `v${row[place]}`)),
      })),
    })),
);

/** The same, without the unsatisfiable ones. */
export const satisfiableModel = anyModel.filter((model) => allRows(model).length > 0);

/** A satisfiable model, one of its rows, and a subset of the factors. */
export const modelAndRow = satisfiableModel.chain((model) =>
  fc.record({
    model: fc.constant(model),
    row: fc.constantFrom(...allRows(model)),
    some: fc.subarray(model.factors.map(({ name }) => name)),
  }),
);
