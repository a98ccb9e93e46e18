import { createHash } from 'node:crypto';
import xxhash from 'xxhash-wasm';
import type { IdentKind, Profile } from '../../model/target.ts';

const hashes = await xxhash();

/** The ident by which a link names a profile; undefined where neither the target file nor an e-mail gives it. */
export function identOf(profile: Pick<Profile, 'email' | 'idents'>, kind: IdentKind): string | undefined {
  if (kind !== 'email' && profile.idents?.[kind] !== undefined) return profile.idents[kind];
  return profile.email === undefined ? undefined : identOfEmail(profile.email, kind);
}

/** An e-mail's ident: of the trimmed, lower-cased address; XXH64 with seed 0 as 16 hexadecimal digits. */
export function identOfEmail(email: string, kind: IdentKind): string {
  const text = email.trim().toLowerCase();
  switch (kind) {
    case 'md5':
      return createHash('md5').update(text).digest('hex');
    case 'xxh':
      return hashes.h64ToString(text).padStart(16, '0');
    case 'email':
      return email.trim();
  }
}
