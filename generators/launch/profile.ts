import type { Random } from '../../model/random.ts';
import type { Scene } from '../scene.ts';
import { levelOf } from '../scene.ts';
import { launchFacts, type ProfileFacts } from './facts.ts';

/** The profile that an assignment is about: p_k is the target's k-th, counted round. */
export function profileOf(scene: Scene): ProfileFacts {
  const { profiles } = launchFacts(scene.target);
  const number = Number(levelOf(scene.assignment, 'profile').slice(1));
  const facts = profiles[(number - 1) % profiles.length];
  if (facts === undefined) throw new RangeError('the target has no profiles');
  return facts;
}

/** Profiles of the target other than some, in random order; at most `count`. */
export function otherProfiles(
  scene: Scene,
  random: Random,
  count: number,
  suits: (facts: ProfileFacts) => boolean,
): ProfileFacts[] {
  const { profiles } = launchFacts(scene.target);
  const found: ProfileFacts[] = [];
  const first = random.below(profiles.length);
  for (let offset = 0; offset < profiles.length && found.length < count; offset++) {
    const facts = profiles[(first + offset) % profiles.length];
    if (facts !== undefined && suits(facts)) found.push(facts);
  }
  return found;
}
