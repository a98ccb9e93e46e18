import { z } from 'zod';
import { hintOf, nearest } from '../nearest.ts';

/** An object in which an unknown key is an error that names the nearest key. */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const unknown = issue['keys'] as readonly string[];
      // One line a key, because each has a place of its own.
      return unknown.map((key) => `unknown key${hintOf(key, keys)}`).join('\n');
    },
  });
}

/** One of a few words; another one is an error that names the nearest. */
export function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  return z.enum(words, {
    error: ({ input }) => {
      if (input === undefined) return undefined;
      const near = typeof input === 'string' ? nearest(input, words) : undefined;
      return `expected one of ${words.join(', ')}${near === undefined ? '' : ` (did you mean "${near}"?)`}`;
    },
  });
}
