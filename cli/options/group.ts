import { InvalidArgumentError } from 'commander';
import { nearest } from '../../contracts/nearest.ts';
import { factorNames } from '../../generators/factor-names.ts';
import type { MixedStrength } from '../../generators/index.ts';

/** `matching,attach=3`: these factors are combined with that strength among themselves. */
export function strongerGroup(text: string, before: readonly MixedStrength[] = []): readonly MixedStrength[] {
  const [, names = '', strength = ''] = /^([^=]+)=([2-5])$/.exec(text) ?? [];
  const factors = names.split(',').map((name) => name.trim());
  if (strength === '') {
    throw new InvalidArgumentError(`"${text}" is no group; write matching,attach,content=3.`);
  }
  for (const name of factors) {
    if (factorNames.includes(name)) continue;
    const close = nearest(name, factorNames);
    const hint = close === undefined ? `Factors are ${factorNames.join(', ')}.` : `Did you mean ${close}?`;
    throw new InvalidArgumentError(`there is no factor "${name}". ${hint}`);
  }
  if (new Set(factors).size < Number(strength)) {
    throw new InvalidArgumentError(`a group of ${new Set(factors).size} has no combinations of ${strength}.`);
  }
  return [...before, { factors, strength: Number(strength) }];
}
