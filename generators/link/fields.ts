import type { Profile, Target } from '../../model/target.ts';

/** The types whose values a request can carry without guessing how the platform writes them. */
export const fieldTypes = ['string', 'int', 'float', 'bool'] as const;

/** Whether a profile has a value in a field. */
export function isFilled(profile: Profile, name: string): boolean {
  const value = profile.fields[name];
  if (value === undefined || value === '') return false;
  return typeof value !== 'object' || value.length > 0;
}

/** Whether a link may write a field; its value can then change during a run. */
export function isWritable(target: Target, name: string): boolean {
  return target.link?.writable.includes(name) ?? false;
}

/**
 * Known fields of a type that an option can be tried on.
 *
 * Option 2 only where the target file lets it write; the others preferably where nothing writes.
 */
export function knownFields(
  target: Target,
  profile: Profile,
  type: string,
  option: string,
  filled: string,
): string[] {
  const names = Object.entries(target.fields)
    .filter(([name, declared]) => declared === type && isFilled(profile, name) === (filled === 'filled'))
    .map(([name]) => name);
  const writable = names.filter((name) => isWritable(target, name));
  if (option === '2') return writable;
  const steady = names.filter((name) => !isWritable(target, name));
  return steady.length > 0 ? steady : writable;
}
