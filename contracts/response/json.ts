import { isJsonObject } from '../../model/json.ts';
import type { Decoded } from './decoded.ts';

/** Decodes a whole text as JSON; keys that occur twice in the envelope are a problem (rule envelope.parse). */
export function decodeJson(text: string): Decoded {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: [`it is no JSON (${whereItBreaks(text)})`], misshapen: [] };
  }
  const twice = isJsonObject(value) ? keyGivenTwice(text) : undefined;
  const problems =
    twice === undefined ? [] : [`its key ${JSON.stringify(twice.slice(0, 60))} is there twice`];
  return { value, problems, misshapen: [] };
}

/** V8's own message quotes the text, which may be anything; this names only what kind of break it is. */
function whereItBreaks(text: string): string {
  const whole = text.trim();
  if (!/^[{["tfn\d-]/.test(whole)) return 'it does not begin like JSON';
  for (let end = whole.lastIndexOf('}', whole.length - 2), tries = 0; end > 0 && tries < 8; tries++) {
    if (isJson(whole.slice(0, end + 1))) return 'something stands behind it';
    end = whole.lastIndexOf('}', end - 1);
  }
  return 'it is cut off or broken';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The first key that the outermost object of a valid JSON text has twice. */
function keyGivenTwice(text: string): string | undefined {
  const keys = new Set<string>();
  let depth = 0;
  let last = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      if (depth === 1) last = text.slice(at, end);
      at = end - 1;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    else if (character === ':' && depth === 1) {
      const key = JSON.parse(last) as string;
      if (keys.has(key)) return key;
      keys.add(key);
    }
  }
  return undefined;
}

/** The index behind the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
