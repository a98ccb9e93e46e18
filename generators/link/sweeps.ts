import type { Assignment } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';
import { launchFacts } from '../launch/facts.ts';
import { mostProfiles } from '../launch/factors.ts';
import { combinedProfiles } from '../launch/model.ts';
import { linkFactors } from './factors.ts';
import { canIdent } from './model.ts';

const plain: Assignment = Object.fromEntries(
  linkFactors.map(({ name, levels }) => [name, levels[0] as string]),
);

/** Every profile that combinations leave out, by each kind of ident. */
export function* linkSweeps(target: Target): Generator<Assignment> {
  const { profiles } = launchFacts(target);
  for (let number = combinedProfiles + 1; number <= Math.min(profiles.length, mostProfiles); number++) {
    for (const ident of target.link?.idents ?? []) {
      const facts = profiles[number - 1];
      if (facts !== undefined && canIdent(facts, ident)) yield { ...plain, ident, profile: `p${number}` };
    }
  }
}
