import type { Assignment } from '../model/case.ts';
import { isSatisfiable, type CombinationModel } from './combinations/index.ts';

/** The plainest row with some levels given: the first possible level of each other factor, in order. */
export function plainest(model: CombinationModel, given: Assignment = {}): Assignment {
  const levels: Record<string, string> = { ...given };
  for (const factor of model.factors) {
    if (factor.name in given) continue;
    const level = factor.levels.find((candidate) =>
      isSatisfiable(model, { ...levels, [factor.name]: candidate }),
    );
    if (level === undefined) throw new RangeError(`no row has the levels ${JSON.stringify(given)}`);
    levels[factor.name] = level;
  }
  return Object.fromEntries(model.factors.map(({ name }) => [name, levels[name] as string]));
}
