import type { Mask } from '../model/mask.ts';

/** How much of what a target said is put into a message. */
export const longestQuote = 200;

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text of unknown origin in quotes: masked, at most `longest` characters, control characters visible. */
export function quoted(text: string, mask: Mask, longest = longestQuote): string {
  // Masked before it is cut: half a secret would no longer be recognised.
  const masked = mask(text);
  const cut = masked.length > longest ? `${masked.slice(0, longest)}…` : masked;
  return `"${cut.replace(invisible, (character) => named[character] ?? escapeOf(character))}"`;
}

function escapeOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/** A JSON value in a few words, never deeper than its first level: `a string ("0")`, `an array of 2`. */
export function described(value: unknown, mask: Mask = (text) => text): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string')
    return value === '' ? 'an empty string' : `the string ${quoted(value, mask, 60)}`;
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : `an array of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}

/** `a, b and c`. */
export function listed(words: readonly string[], conjunction = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}
