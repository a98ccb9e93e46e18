import type { ShownRequest } from '../../model/contract-result.ts';
import { tokenVariable, type TokenForm } from '../../model/secrets.ts';

/** How bash makes each form of the token from its variable. */
const expansions: Readonly<Record<TokenForm, string>> = {
  exact: `$${tokenVariable}`,
  prefix: `\${${tokenVariable}%?}`,
  suffix: `\${${tokenVariable}#?}`,
  longer: `\${${tokenVariable}}x`,
  'other-case': `\${${tokenVariable}^^}`,
};

const placeholder = new RegExp(`\\$${tokenVariable}(?::([a-z-]+))?`, 'g');

/** A line for bash that sends a request again, with a fresh `Request-ID` and the token from the environment. */
export function curlLine(request: ShownRequest): string {
  const parts = ['curl -sS -i', `-X ${request.method}`, quoted(request.url)];
  for (const [name, value] of Object.entries(request.headers))
    parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  parts.push('-H "Request-ID: $(uuidgen)"');
  if (request.body === undefined) return parts.join(' ');
  if (request.bodyIsBase64) {
    const fill = `sed "s/\\\\\\$${tokenVariable}/$${tokenVariable}/"`;
    return `printf %s ${quoted(request.body)} | base64 -d | ${fill} | ${parts.join(' ')} --data-binary @-`;
  }
  return `${parts.join(' ')} --data-binary ${quoted(request.body)}`;
}

const plain = (part: string): string => `'${part.replaceAll("'", "'\\''")}'`;

/** Control characters but the line feed: pasted into a terminal as they are, they would be keys. */
const control = /(?!\n)\p{Cc}/u;

/** The text in bash's quotes with escapes. */
function escaped(part: string): string {
  const inside = part
    .replace(/[\\']/g, '\\$&')
    .replace(/\p{Cc}/gu, (character) =>
      [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
    );
  return `$'${inside}'`;
}

/** Single quotes keep everything but themselves; the token's variable is spliced in between double quotes. */
function quoted(text: string): string {
  const safe = (part: string): string => (control.test(part) ? escaped(part) : plain(part));
  let line = '';
  let from = 0;
  for (const match of text.matchAll(placeholder)) {
    const form = (match[1] ?? 'exact') as TokenForm;
    const known = form in expansions;
    line += safe(text.slice(from, match.index)) + `"${expansions[known ? form : 'exact']}"`;
    from = known ? match.index + match[0].length : match.index + tokenVariable.length + 1;
  }
  return from === 0 ? safe(text) : line + safe(text.slice(from));
}
