import type { Assignment, Space } from '../../model/case.ts';
import { hash32 } from '../../model/random.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { productOf } from '../combinations/index.ts';
import { modelFor, spaces } from '../space.ts';
import { combinedContexts } from './contexts.ts';

export type Strength = 1 | 2 | 3 | 4 | 5 | 'all';

/** The assignments of a space's valid cases: combined, then swept. */
export interface ValidRows extends Iterable<Assignment> {
  /** How many there are; where everything is combined and rules are chosen, at most as many. */
  readonly count: number;
  /** The combined ones, for coverage; undefined where everything is combined. */
  readonly combined: readonly Assignment[] | undefined;
}

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
  const combined = rows.filter(isWanted);
  return {
    count: combined.length + swept.length,
    combined,
    [Symbol.iterator]: () => [...combined, ...swept].values(),
  };
}
