import type { Assignment } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';
import { canMatch } from './constraints.ts';
import { launchFacts } from './facts.ts';
import { launchFactors, mostProfiles } from './factors.ts';
import { combinedProfiles } from './model.ts';

const plain: Assignment = Object.fromEntries(
  launchFactors.map(({ name, levels }) => [name, levels[0] as string]),
);

/** Every profile that combinations leave out, in each matching mode; 1 MB of attachments, and long texts. */
export function* launchSweeps(target: Target): Generator<Assignment> {
  const { profiles } = launchFacts(target);
  const id = target.capabilities.integerId ? 'number' : 'string';
  for (let number = combinedProfiles + 1; number <= Math.min(profiles.length, mostProfiles); number++) {
    for (const matching of ['absent', 'phone', 'profile_id']) {
      const facts = profiles[number - 1];
      if (facts !== undefined && canMatch(facts, matching))
        yield { ...plain, id, matching, profile: `p${number}` };
    }
    const field = profiles[number - 1]?.strings.length ? 'string' : undefined;
    if (field !== undefined) yield { ...plain, id, matching: 'custom', field, profile: `p${number}` };
  }
  for (const parameter of ['attach', 'content', 'custom_data']) {
    yield { ...plain, id, matching: 'profile_id', [parameter]: 'large' };
    if (target.capabilities.xml)
      yield { ...plain, id: 'string', encoding: 'xml', matching: 'profile_id', [parameter]: 'large' };
  }
}
