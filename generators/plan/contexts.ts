import type { Assignment } from '../../model/case.ts';
import { coveringArray, isSatisfiable, type CoveringOptions } from '../combinations/index.ts';
import type { FaultModel } from '../fault-model.ts';
import { plainest } from '../plain.ts';
import { eachLevel } from './each-level.ts';

/** The factors each of whose levels a fault is always tried in, whatever the strength. */
const always = ['encoding', 'matching', 'method', 'ident'];

/** The plain context of a fault, and one for each format and each way to name the profile. */
export function plainContexts({ model, fixed }: Pick<FaultModel, 'model' | 'fixed'>): Assignment[] {
  const rows = [plainest(model, fixed)];
  for (const { name, levels } of model.factors) {
    if (!always.includes(name) || name in fixed) continue;
    for (const level of levels) {
      const given = { ...fixed, [name]: level };
      if (isSatisfiable(model, given)) rows.push(plainest(model, given));
    }
  }
  return distinct(rows);
}

/** Contexts that have every combination of `strength` levels; none of strength 0 but the plain ones. */
export function combinedContexts(
  faultModel: Pick<FaultModel, 'model' | 'fixed'>,
  strength: number,
  seed: number,
  { effort = 'quick', mixed = [] }: Pick<CoveringOptions, 'effort' | 'mixed'> = {},
): Assignment[] {
  const seeds = plainContexts(faultModel);
  if (strength === 0) return seeds;
  const { model, fixed } = faultModel;
  if (strength === 1 && mixed.length === 0) return distinct(eachLevel(model, fixed, seeds, seed));
  return distinct(coveringArray(model, { strength, seed, fixed, seeds, effort, mixed }));
}

/** The rows without those that came before. */
export function distinct(rows: readonly Assignment[]): Assignment[] {
  return [...new Map(rows.map((row) => [Object.values(row).join(), row])).values()];
}
