import { HarnessError } from '../../model/errors.ts';
import type { Target } from '../../model/target.ts';
import { hostsOf, isLoopback } from '../guard.ts';
import type { ProfileRow } from './profile-rows.ts';

/** Domains and numbers that are nobody's (RFC 2606; +1 xxx 555 01xx). */
const reserved: Readonly<Record<ProfileRow['key'], RegExp | undefined>> = {
  email: /@(?:[a-z0-9-]+\.)*example\.(?:com|org|net)$/i,
  phone: /^\+1\d{3}55501\d{2}$/,
  profile_id: undefined,
};

/**
 * Whom a file of profiles may name: on loopback anybody; beyond it those of the target file and reserved addresses,
 * because each accepted request sends a real message.
 *
 * @throws HarnessError (exit 4) that names the line.
 */
export function makeProfileGuard(target: Target, path: string): (row: ProfileRow) => void {
  if (hostsOf(target).every(isLoopback)) return () => undefined;
  const known = {
    email: new Set(target.profiles.map(({ email }) => email?.toLowerCase())),
    phone: new Set(target.profiles.map(({ phone }) => phone)),
    profile_id: new Set(target.profiles.map(({ profile_id: id }) => id.toLowerCase())),
  };
  return ({ line, key, value }) => {
    if (known[key].has(value.toLowerCase()) || reserved[key]?.test(value) === true) return;
    throw new HarnessError(
      'refusedByGuard',
      'guard.profile',
      `line ${line} of ${path} names somebody who is neither in the target file nor of a reserved range`,
      'Every accepted request sends a real message. Use addresses at example.com and numbers such as +12025550101, or put the profiles into the target file.',
    );
  };
}
