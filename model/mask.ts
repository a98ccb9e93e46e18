import { tokenVariable } from './secrets.ts';

/** Replaces every occurrence of a secret in a text, in every form in which it may be written. */
export type Mask = (text: string) => string;

/** Shorter values are no secrets: masking them would tear ordinary text apart. */
const shortestSecret = 4;

/**
 * The one mask that every writer goes through: by value, never by field name, because a secret can turn up anywhere.
 *
 * Covers the plain value and its URL-encoded, JSON-escaped, XML-escaped and base64 forms, in any letter case.
 */
export function maskFor(secrets: readonly string[]): Mask {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < shortestSecret) continue;
    for (const form of formsOf(secret)) forms.add(form);
  }
  if (forms.size === 0) return (text) => text;
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(escapeForRegExp).join('|'), 'gi');
  return (text) => text.replace(pattern, `$$${tokenVariable}`);
}

/** The ways in which systems write a value into text. */
function* formsOf(secret: string): Generator<string> {
  yield secret;
  // The near misses of rule token.valid give all but one character away.
  if (secret.length > 8) {
    yield secret.slice(1);
    yield secret.slice(0, -1);
  }
  yield encodeURIComponent(secret);
  yield encodeURIComponent(encodeURIComponent(secret));
  yield JSON.stringify(secret).slice(1, -1);
  yield secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // Base64 of a longer text that holds the secret shows it at one of three alignments.
  for (const shift of [0, 1, 2]) {
    const bytes = new TextEncoder().encode(' '.repeat(shift) + secret);
    const text = base64(bytes);
    const whole = text.replace(/=+$/, '');
    const inner = whole.slice(shift === 0 ? 0 : shift + 1, whole.length - 1);
    if (inner.length >= 8) {
      yield inner;
      yield inner.replaceAll('+', '-').replaceAll('/', '_');
    }
  }
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
