import type { Json } from '../model/json.ts';
import type { Format } from './call.ts';
import type { Refusal } from './refusal.ts';

/** An answer in full, ready to be sent any number of times. */
export interface Prepared {
  readonly status: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: Buffer;
  /** What happens on the wire instead of a plain answer; only faults ask for it. */
  readonly wire?: 'reset' | 'silent' | 'cut-off';
}

/** The keys of an envelope in the order in which they are written. */
export type Envelope = Record<string, Json>;

export const successText = 'Successful operation';

export const contentTypes: Readonly<Record<Format, string>> = {
  json: 'application/json',
  xml: 'application/xml',
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function xmlOf(name: string, value: Json): string {
  if (value === null || value === '') return `<${name}/>`;
  if (typeof value !== 'object') {
    return `<${name}>${String(value).replace(/[&<>]/g, (character) => entities[character] ?? '')}</${name}>`;
  }
  const inner = Object.entries(value).map(([key, item]) => xmlOf(Array.isArray(value) ? 'item' : key, item));
  return `<${name}>${inner.join('')}</${name}>`;
}

/** An envelope as text in the request's format. */
export function envelopeText(envelope: Envelope, format: Format): string {
  return format === 'json' ? JSON.stringify(envelope) : xmlOf('xml', envelope);
}

/** The envelope of a decision: the success one when nothing was refused. */
export function envelopeOf(refused: Refusal | undefined): Envelope {
  return { data: null, error: refused?.error ?? 0, error_text: refused?.text ?? successText };
}

/** An answer with this text as its body. */
export function prepare(status: number, contentType: string, text: string): Prepared {
  const body = Buffer.from(text);
  return { status, headers: ['Content-Type', contentType, 'Content-Length', String(body.length)], body };
}

function plain(refused: Refusal | undefined, format: Format): Prepared {
  return prepare(refused?.status ?? 200, contentTypes[format], envelopeText(envelopeOf(refused), format));
}

const successes = { json: plain(undefined, 'json'), xml: plain(undefined, 'xml') };
const refusals = { json: new Map<Refusal, Prepared>(), xml: new Map<Refusal, Prepared>() };

/** The plain answer to a decision; there are few of them, so each is made once. */
export function answerOf(refused: Refusal | undefined, format: Format): Prepared {
  if (refused === undefined) return successes[format];
  const made = refusals[format];
  let answer = made.get(refused);
  if (answer === undefined) made.set(refused, (answer = plain(refused, format)));
  return answer;
}
