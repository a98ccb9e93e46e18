import type { Assignment, Space } from '../../model/case.ts';
import { hash32 } from '../../model/random.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { productOf } from '../combinations/index.ts';
import { modelFor, spaces } from '../space.ts';
import { combinedContexts, distinct } from './contexts.ts';
import { randomRows } from './random-rows.ts';

export type Strength = 1 | 2 | 3 | 4 | 5 | 'all';

/** The assignments of a space's valid cases: combined, then swept. */
export interface ValidRows extends Iterable<Assignment> {
  /** How many there are; where everything is combined and rules are chosen, at most as many. */
  readonly count: number;
  /** The combined ones, for coverage; undefined where everything is combined. */
  readonly combined: readonly Assignment[] | undefined;
}

/**
 * Random valid requests beside the combined ones: what fails only with one combination more than the strength has is
 * caught by most of such a sample, at a fraction of the next strength's requests.
 */
const sampled: Readonly<Record<Exclude<Strength, 'all'>, number>> = { 1: 0, 2: 1000, 3: 1500, 4: 0, 5: 0 };

/** The valid requests of a space at a strength, those whose rules are wanted. */
export function validRows(
  space: Space,
  target: Target,
  strength: Strength,
  seed: number,
  wanted: (id: RuleId) => boolean,
): ValidRows {
  const { model } = modelFor(space, target);
  const isWanted = (row: Assignment): boolean => spaces[space].rules(row).some(wanted);
  const swept = [...spaces[space].sweeps(target)].filter(isWanted);
  if (strength === 'all') {
    const product = productOf(model);
    return {
      count: product.size + swept.length,
      combined: undefined,
      *[Symbol.iterator]() {
        for (const row of product) if (isWanted(row)) yield row;
        yield* swept;
      },
    };
  }
  const rows = combinedContexts(
    { model, fixed: {} },
    Math.min(strength, model.factors.length),
    hash32(space, seed),
  );
  const random = randomRows(space, model, sampled[strength], hash32(`${space} sample`, seed));
  const combined = distinct([...rows, ...random]).filter(isWanted);
  return {
    count: combined.length + swept.length,
    combined,
    [Symbol.iterator]: () => [...combined, ...swept].values(),
  };
}
