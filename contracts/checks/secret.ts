import type { Finding } from '../../model/judgement.ts';
import { maskFor, type Mask } from '../../model/mask.ts';
import type { Response } from '../../model/observation.ts';
import { headerValues } from '../response/headers.ts';
import { successText } from '../envelope.schema.ts';

/** Words that every answer holds; a token that is part of them cannot be told from them. */
const ordinary = `{"data": null, "error": 0, "error_text": "${successText}"} application/json; charset=utf-8
  application/xml text/plain <?xml version="1.0" encoding="UTF-8"?> keep-alive timeout=5 no-cache duplicate-request
  API token required, incorrect request, tariff limit reached, no rights, true false invalid unknown missing`;

/** Recognises one token; making it is dear, so the last one is kept. */
interface Guard {
  readonly token: string;
  readonly mask: Mask;
  readonly usable: boolean;
}
let last: Guard | undefined;

function guardFor(token: string): Guard {
  if (last?.token === token) return last;
  const mask = maskFor([token]);
  last = { token, mask, usable: mask(ordinary) === ordinary };
  return last;
}

/** The mask for messages about a target with this token. */
export function maskOf(token: string | undefined): Mask {
  return token === undefined ? (text) => text : guardFor(token).mask;
}

/** Tells whether a text carries the token, in any form that the mask knows; `sent` texts may come back. */
export function carriesToken(text: string, token: string | undefined, sent: readonly string[] = []): boolean {
  if (token === undefined || text === '') return false;
  const { mask, usable } = guardFor(token);
  if (!usable || mask(text) === text) return false;
  let rest = text;
  for (const echo of sent.flatMap(formsOfEcho)) rest = rest.replaceAll(echo, '');
  return mask(rest) !== rest;
}

/** How a text that was sent may come back. */
function formsOfEcho(text: string): string[] {
  if (text === '') return [];
  const inXml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text), inXml];
}

/** Rule envelope.secret, the headers' part. */
export function headersCarryToken(
  response: Response,
  token: string | undefined,
  sent?: readonly string[],
): boolean {
  if (token === undefined) return false;
  for (const value of headerValues(response)) if (carriesToken(value, token, sent)) return true;
  return false;
}

/** Rule envelope.secret: neither body nor headers carry the token. */
export function secretFinding(where: 'body' | 'headers'): Finding {
  return {
    rule: 'envelope.secret',
    expected: 'no trace of the token',
    got: `the token in the ${where}`,
    message: `The response carries the token in its ${where}.`,
  };
}
