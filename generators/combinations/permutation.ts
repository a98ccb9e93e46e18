import { hash32 } from '../../model/random.ts';

const rounds = 6;

/**
 * A seeded permutation of the integers in [0, size), computed one at a time in no memory.
 *
 * A Feistel network over the next even power of two; numbers that fall outside go through it again.
 */
export function permutation(size: number, seed: number): (index: number) => number {
  const halfBits = Math.max(1, Math.ceil(Math.log2(Math.max(2, size)) / 2));
  const half = 2 ** halfBits;
  const keys = Array.from({ length: rounds }, (_, round) => hash32(`round ${round}`, seed));
  const once = (value: number): number => {
    let left = Math.floor(value / half);
    let right = value % half;
    for (const key of keys) [left, right] = [right, (left ^ mix(right, key)) & (half - 1)];
    return left * half + right;
  };
  return (index) => {
    let value = once(index);
    while (value >= size) value = once(value);
    return value;
  };
}

/** MurmurHash3's finalizer. */
function mix(value: number, key: number): number {
  let h = value ^ key;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
