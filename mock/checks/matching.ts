import type { Json } from '../../model/json.ts';
import type { Call, Params } from '../call.ts';
import { refusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

/** How a request says whom it means. */
export type Mode = 'email' | 'phone' | 'profile_id' | 'custom' | 'request';

const notString = refusal('matching.type', 400, 'Parameter matching must be a string', 400);
const unknown = refusal('matching.unknown', 400, 'Unknown matching mode', 400);
const badValue = refusal(
  'custom.value-type',
  400,
  'Parameter field_value must be an integer or a string',
  400,
);
const unknownField = refusal('custom.unknown-field', 400, 'Unknown profile field', 400);

const keys = ['email', 'phone', 'profile_id', 'field_name', 'field_value'] as const;
type Key = (typeof keys)[number];

const perKey = (make: (key: Key) => Refusal): Record<Key, Refusal> =>
  Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, Refusal>;

const missing = perKey((key) => refusal('matching.requires', 400, `Parameter ${key} is required`, 400));
const notText = perKey((key) =>
  refusal('matching.type-of-key', 400, `Parameter ${key} must be a string`, 400),
);

/** The keys that each mode requires. */
const required: Readonly<Record<Mode, readonly Key[]>> = {
  email: ['email'],
  phone: ['phone'],
  profile_id: ['profile_id'],
  custom: ['field_name', 'field_value'],
  request: [],
};

const named: readonly Mode[] = ['email', 'phone', 'profile_id', 'custom'];

const isAbsent = (value: Json | undefined): boolean => value === undefined || value === null || value === '';

/** The mode of a request; undefined when its matching names none. */
export function modeOf(params: Params, emailProfile = false): Mode | undefined {
  const matching = params['matching'];
  if (isAbsent(matching)) return isAbsent(params['custom_request']) ? 'email' : 'request';
  if (matching === 'email_profile' && emailProfile) return 'email';
  return named.find((mode) => mode === matching);
}

export function checkMatching(call: Call, world: World): Refusal | undefined {
  const matching = call.params['matching'];
  if (matching !== undefined && matching !== null && typeof matching !== 'string') return notString;
  return modeOf(call.params, world.capabilities.emailProfile) === undefined ? unknown : undefined;
}

export function checkKeys(call: Call, world: World): Refusal | undefined {
  const mode = modeOf(call.params, world.capabilities.emailProfile) ?? 'email';
  for (const key of required[mode]) {
    const value = call.params[key];
    if (isAbsent(value)) return missing[key];
    if (key === 'field_value') {
      if (typeof value !== 'string' && typeof value !== 'number') return badValue;
    } else if (typeof value !== 'string') return notText[key];
  }
  return undefined;
}

export function checkField(call: Call, world: World): Refusal | undefined {
  if (call.params['matching'] !== 'custom') return undefined;
  const name = call.params['field_name'];
  return typeof name === 'string' && !world.directory.hasField(name) ? unknownField : undefined;
}
