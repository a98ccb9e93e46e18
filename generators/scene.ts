import type { Assignment, Space } from '../model/case.ts';
import { hash32, randomFrom, type Random } from '../model/random.ts';
import type { Target } from '../model/target.ts';

/** What a case is made from: a target, one level for each factor, and the seed of its values. */
export interface Scene {
  readonly space: Space;
  readonly target: Target;
  readonly assignment: Assignment;
  readonly seed: number;
}

/** The level of a factor; every assignment of a space has one for each of its factors. */
export function levelOf(assignment: Assignment, factor: string): string {
  const level = assignment[factor];
  if (level === undefined) throw new RangeError(`the assignment has no level for ${factor}`);
  return level;
}

/** The seed of one factor's values: changing another factor leaves them as they were, which shrinking relies on. */
export function valueSeed(seed: number, factor: string): number {
  return hash32(factor, seed);
}

/** A random stream for one factor's values. */
export function randomOf(scene: Scene, factor: string): Random {
  return randomFrom(valueSeed(scene.seed, factor));
}
