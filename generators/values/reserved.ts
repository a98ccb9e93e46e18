import type { Random } from '../../model/random.ts';
import type { Target } from '../../model/target.ts';

/** An e-mail address of a reserved domain that no profile of the target file has. */
export function nobodysEmail(target: Target, random: Random): string {
  return untaken(
    () => `nobody-${random.below(0x7fffffff).toString(36)}@example.com`,
    (email) => target.profiles.some((profile) => profile.email === email),
  );
}

/** A documented fictitious phone number (+1 202 555 01xx) that no profile of the target file has. */
export function nobodysPhone(target: Target, random: Random): string {
  const first = random.below(100);
  for (let offset = 0; offset < 100; offset++) {
    const phone = `+1202555${String(100 + ((first + offset) % 100)).padStart(4, '0')}`;
    if (!target.profiles.some((profile) => profile.phone === phone)) return phone;
  }
  return '+12125550199';
}

/** A profile id that no profile of the target file has: 24 hexadecimal digits. */
export function nobodysProfileId(target: Target, random: Random): string {
  return untaken(
    () => `ffffffff${hex(random, 16)}`,
    (id) => target.profiles.some((profile) => profile.profile_id === id),
  );
}

/** Hexadecimal digits. */
export function hex(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => random.below(16).toString(16)).join('');
}

/** A short text that stands for a value which nobody has. */
export function nobodysText(random: Random): string {
  return `nobody-${hex(random, 12)}`;
}

function untaken(make: () => string, taken: (value: string) => boolean): string {
  let value = make();
  while (taken(value)) value = make();
  return value;
}
