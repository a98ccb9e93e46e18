import type { Assignment, Space } from '../../model/case.ts';
import { isSatisfiable, productOf, type CombinationModel } from '../combinations/index.ts';

/** The factor whose levels have the same share of random requests, however many requests there are of each. */
const waysToName: Readonly<Record<Space, string>> = { launch: 'matching', link: 'ident' };

/** Different random rows of a space's model, as many for each way to name a profile; fewer where there are no more. */
export function randomRows(space: Space, model: CombinationModel, count: number, seed: number): Assignment[] {
  // No product is opened for nothing: a plan of strength 1 is to be quick.
  if (count === 0) return [];
  const ways = fixedWays(space, model);
  const each = Math.ceil(count / Math.max(1, ways.length));
  // Half of a small space is left to the strengths that are asked for.
  return ways.flatMap((fixed) => {
    const product = productOf(model, fixed);
    return [...product.sample(Math.min(each, Math.floor(product.size / 2)), seed)];
  });
}

/** Each way to name a profile that the model has a row for, as a level to fix. */
export function fixedWays(space: Space, model: CombinationModel): Assignment[] {
  const name = waysToName[space];
  const levels = model.factors.find((factor) => factor.name === name)?.levels ?? [];
  return levels.map((level) => ({ [name]: level })).filter((fixed) => isSatisfiable(model, fixed));
}
