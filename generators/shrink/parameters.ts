import type { Assignment, Fault } from '../../model/case.ts';

/** A mode that matters is the mode with its key. */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  email: ['matching', 'email'],
  phone: ['matching', 'phone'],
  profile_id: ['matching', 'profile_id'],
  custom: ['matching', 'field_name', 'field_value'],
  request: ['custom_request'],
};

/** The parameters that a factor stands for; a factor that is not named stands for the parameter of its name. */
const parametersOf: Readonly<Record<string, (level: string, levels: Assignment) => readonly string[]>> = {
  matching: (level) => keysOf[level] ?? ['matching'],
  profile: (_, { matching }) => {
    if (matching === 'phone' || matching === 'profile_id') return [matching];
    return matching === 'request' ? ['custom_request'] : ['email'];
  },
  field: () => ['field_name', 'field_value'],
  query: () => ['custom_request'],
  resource: () => ['resource_id'],
  filter: () => ['subscription_filter'],
  strict: () => ['subscription_filter'],
  with_email: () => ['email'],
  with_phone: () => ['phone'],
  with_profile_id: () => ['profile_id'],
  with_custom: () => ['field_name', 'field_value'],
  ident: () => ['path'],
  field_type: () => ['fields'],
  option: () => ['fields'],
  field_known: () => ['fields'],
  filled: () => ['fields'],
};

/** The names of the parameters that a minimal cause is about, the broken one first. */
export function parametersFor(levels: Assignment, whole: Assignment, fault: Fault | undefined): string[] {
  const names = new Set<string>(fault === undefined ? [] : [fault.parameter]);
  for (const [factor, level] of Object.entries(levels)) {
    for (const name of parametersOf[factor]?.(level, whole) ?? [factor]) names.add(name);
  }
  return [...names];
}
