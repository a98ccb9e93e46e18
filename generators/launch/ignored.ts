import type { Json, JsonObject } from '../../model/json.ts';
import { levelOf, randomOf, type Scene } from '../scene.ts';
import { nobodysEmail, nobodysPhone, nobodysProfileId, nobodysText } from '../values/reserved.ts';
import type { ProfileFacts } from './facts.ts';
import { otherProfiles } from './profile.ts';

/**
 * The keys of other modes that the assignment wants beside its own (rule `matching.ignored`).
 *
 * Each has a value of a profile that the request does not name, so that using it would show.
 */
export function ignoredKeys(scene: Scene, recipients: readonly string[]): JsonObject {
  const wanted = (factor: string): boolean => levelOf(scene.assignment, factor) === 'yes';
  const bystander = (factor: string, suits: (facts: ProfileFacts) => boolean): ProfileFacts | undefined =>
    otherProfiles(
      scene,
      randomOf(scene, factor),
      1,
      (facts) => !recipients.includes(facts.profile.profile_id) && suits(facts),
    )[0];
  const keys: Record<string, Json> = {};
  if (wanted('with_email')) {
    const other = bystander('with_email', (facts) => facts.email !== undefined);
    keys['email'] = other?.email ?? nobodysEmail(scene.target, randomOf(scene, 'with_email'));
  }
  if (wanted('with_phone')) {
    const other = bystander('with_phone', (facts) => facts.phone !== undefined);
    keys['phone'] = other?.phone ?? nobodysPhone(scene.target, randomOf(scene, 'with_phone'));
  }
  if (wanted('with_profile_id')) {
    const other = bystander('with_profile_id', () => true);
    keys['profile_id'] =
      other?.profile.profile_id ?? nobodysProfileId(scene.target, randomOf(scene, 'with_profile_id'));
  }
  if (wanted('with_custom')) {
    const other = bystander('with_custom', (facts) => facts.strings.length > 0);
    const random = randomOf(scene, 'with_custom');
    const choice = other?.strings.find((candidate) => candidate.unique) ?? other?.strings[0];
    keys['field_name'] = choice?.name ?? textFields(scene)[0] ?? '';
    keys['field_value'] = (choice?.value as string | undefined) ?? nobodysText(random);
  }
  return keys;
}

/** The declared fields of type string. */
export function textFields(scene: Pick<Scene, 'target'>): string[] {
  return Object.entries(scene.target.fields)
    .filter(([, type]) => type === 'string')
    .map(([name]) => name);
}
