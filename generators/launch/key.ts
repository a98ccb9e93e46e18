import type { Json, JsonObject } from '../../model/json.ts';
import { levelOf, randomOf, type Scene } from '../scene.ts';
import { launchFacts, type FieldChoice } from './facts.ts';
import { fieldChoices } from './field.ts';
import { profileOf } from './profile.ts';
import { queryFor } from './query.ts';

/** What makes a request name its profiles, and whom it names. */
export interface Key {
  readonly parameters: JsonObject;
  readonly recipients: readonly string[];
}

/** The key of the assignment's matching mode; RangeError where the profile cannot be found that way. */
export function keyOf(scene: Scene): Key {
  const { profile, email, phone } = profileOf(scene);
  const recipients = [profile.profile_id];
  const matching = levelOf(scene.assignment, 'matching');
  switch (matching) {
    case 'absent':
      return { parameters: { email: known(email) }, recipients };
    case 'email':
      return { parameters: { matching, email: known(email) }, recipients };
    case 'phone':
      return { parameters: { matching, phone: known(phone) }, recipients };
    case 'profile_id':
      return { parameters: { matching, profile_id: profile.profile_id }, recipients };
    case 'custom':
      return customKey(scene);
    default: {
      const { query, finds } = queryFor(scene, levelOf(scene.assignment, 'query'));
      return { parameters: { custom_request: query }, recipients: finds };
    }
  }
}

function customKey(scene: Scene): Key {
  const level = levelOf(scene.assignment, 'field');
  const random = randomOf(scene, 'field');
  const choice: FieldChoice = random.pick(fieldChoices(profileOf(scene), level));
  const parts = partsOf(choice.value, level, (tags, count) => random.shuffle(tags).slice(0, count));
  return {
    parameters: { matching: 'custom', field_name: choice.name, field_value: written(parts, level) },
    recipients: launchFacts(scene.target).owners(choice.name, parts),
  };
}

type Value = FieldChoice['value'];

function partsOf(
  value: Value,
  level: string,
  some: (tags: readonly string[], count: number) => string[],
): Value {
  if (typeof value !== 'object') return value;
  return some(value, level === 'tag' ? 1 : Math.min(value.length, 3));
}

function written(value: Value, level: string): Json {
  if (typeof value === 'object') return value.join(', ');
  return level === 'int' ? value : String(value);
}

function known(value: string | undefined): string {
  if (value === undefined) throw new RangeError('the profile has no such key');
  return value;
}
