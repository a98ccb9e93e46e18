import type { Space } from '../../model/case.ts';
import type { Coverage } from '../../model/contract-result.ts';
import type { Target } from '../../model/target.ts';
import { tupleCoverage } from '../combinations/index.ts';
import { modelFor } from '../space.ts';
import type { ValidRows } from './valid-rows.ts';

/** How many of all satisfiable combinations of `strength` levels the valid cases of a space have. */
export function coverageOf(space: Space, target: Target, rows: ValidRows, strength: number): Coverage {
  const { model } = modelFor(space, target);
  const counted = Math.min(strength, model.factors.length);
  const { possible, exercised } = tupleCoverage(model, rows.combined ?? [], counted);
  return { space, strength, possible, exercised: rows.combined === undefined ? possible : exercised };
}
