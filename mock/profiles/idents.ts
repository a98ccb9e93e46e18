import { createHash } from 'node:crypto';
import xxhash from 'xxhash-wasm';

/** The two hashes of an e-mail that a link can carry. */
export interface Hashes {
  readonly md5: (email: string) => string;
  readonly xxh: (email: string) => string;
}

const normal = (email: string): string => email.trim().toLowerCase();

/** Loads the hash functions: MD5 and XXH64 with seed 0, of the trimmed, lower-cased e-mail. */
export async function loadHashes(): Promise<Hashes> {
  const hash = await xxhash();
  return {
    md5: (email) => createHash('md5').update(normal(email)).digest('hex'),
    xxh: (email) => hash.h64ToString(normal(email)),
  };
}
