import type { CombinationModel } from './model.ts';

/** Throws RangeError when names are missing, doubled or unknown. */
export function validateModel({ factors, constraints }: CombinationModel): void {
  if (factors.length === 0) throw new RangeError('a combination model needs a factor');
  const names = new Set<string>();
  for (const { name, levels } of factors) {
    if (name === '__proto__') throw new RangeError('a factor cannot be called __proto__');
    if (names.has(name)) throw new RangeError(`two factors are called ${name}`);
    names.add(name);
    if (levels.length === 0) throw new RangeError(`factor ${name} has no level`);
    if (levels.length > 65535) throw new RangeError(`factor ${name} has more than 65,535 levels`);
    if (new Set(levels).size < levels.length) throw new RangeError(`factor ${name} has a level twice`);
  }
  for (const constraint of constraints) {
    if (constraint.factors.length === 0)
      throw new RangeError(`constraint ${constraint.name} names no factor`);
    for (const name of constraint.factors) {
      if (!names.has(name))
        throw new RangeError(`constraint ${constraint.name} names the unknown factor ${name}`);
    }
  }
}

/** Throws RangeError unless the strength is an integer from 1 to the number of factors. */
export function validateStrength(strength: number, factors: number): void {
  if (!Number.isInteger(strength) || strength < 1 || strength > factors) {
    throw new RangeError(
      `strength ${strength} is not an integer from 1 to ${factors}, the number of factors`,
    );
  }
}
