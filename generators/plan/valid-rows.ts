import type { Assignment, Space } from '../../model/case.ts';
import { hash32 } from '../../model/random.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { productOf, type CombinationModel } from '../combinations/index.ts';
import { modelFor, spaces } from '../space.ts';
import { combinedContexts, distinct } from './contexts.ts';
import { randomRows } from './random-rows.ts';

export type Strength = 1 | 2 | 3 | 4 | 5 | 'all';

/** The assignments of a space's valid cases: combined, then swept. */
export interface ValidRows extends Iterable<Assignment> {
  /** How many there are; where everything is combined and rules are chosen, at most as many. */
  readonly count: number;
  /** The combined ones, for coverage; undefined where everything is combined. */
  readonly combined: Iterable<Assignment> | undefined;
}

/** Factors that are combined with another strength among themselves than all are. */
export interface MixedStrength {
  readonly factors: readonly string[];
  readonly strength: number;
}

/** Which valid requests are made. */
export interface ValidOptions {
  readonly strength: Strength;
  readonly seed: number;
  readonly mixed?: readonly MixedStrength[] | undefined;
  /** Of everything combined only so many, different ones; by the seed. */
  readonly sample?: number | undefined;
}

/**
 * Random valid requests beside the combined ones: what fails only with one combination more than the strength has is
 * caught by most of such a sample, at a fraction of the next strength's requests.
 */
const sampled: Readonly<Record<Exclude<Strength, 'all'>, number>> = { 1: 0, 2: 1000, 3: 1500, 4: 0, 5: 0 };

/** The valid requests of a space, those whose rules are wanted. */
export function validRows(
  space: Space,
  target: Target,
  options: ValidOptions,
  wanted: (id: RuleId) => boolean,
): ValidRows {
  const { strength } = options;
  const { model } = modelFor(space, target);
  const isWanted = (row: Assignment): boolean => spaces[space].rules(row).some(wanted);
  const swept = [...spaces[space].sweeps(target)].filter(isWanted);
  if (strength === 'all') return everything(space, model, swept, options, isWanted);
  const combined = combinedRows(space, model, strength, options).filter(isWanted);
  return {
    count: combined.length + swept.length,
    combined,
    [Symbol.iterator]: () => [...combined, ...swept].values(),
  };
}

/** The whole product, or a sample of it; no list of it is ever made. */
function everything(
  space: Space,
  model: CombinationModel,
  swept: readonly Assignment[],
  { sample, seed }: ValidOptions,
  isWanted: (row: Assignment) => boolean,
): ValidRows {
  const product = productOf(model);
  const rows = sample === undefined ? product : product.sample(sample, hash32(`${space} all`, seed));
  return {
    count: Math.min(sample ?? product.size, product.size) + swept.length,
    combined: sample === undefined ? undefined : rows,
    *[Symbol.iterator]() {
      for (const row of rows) if (isWanted(row)) yield row;
      yield* swept;
    },
  };
}

function combinedRows(
  space: Space,
  model: CombinationModel,
  strength: Exclude<Strength, 'all'>,
  { seed, mixed = [] }: ValidOptions,
): Assignment[] {
  const all = Math.min(strength, model.factors.length);
  const rows = combinedContexts({ model, fixed: {} }, all, hash32(space, seed), {
    mixed: mixed.flatMap((group) => groupIn(model, group)),
  });
  const random = randomRows(space, model, sampled[strength], hash32(`${space} sample`, seed));
  return distinct([...rows, ...random]);
}

/** The part of a group that a space has. */
function groupIn(
  { factors: known }: CombinationModel,
  { factors, strength }: MixedStrength,
): MixedStrength[] {
  const here = factors.filter((name) => known.some((factor) => factor.name === name));
  return here.length === 0 ? [] : [{ factors: here, strength: Math.min(strength, here.length) }];
}
