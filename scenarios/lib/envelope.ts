import { isEnvelope } from '../../contracts/envelope.validator.gen.js';
import { decodeJson } from '../../contracts/response/json.ts';
import { decodeXml } from '../../contracts/response/xml.ts';

/** The envelope of a response, read from either format by the contract suite's own decoders. */
export interface Envelope {
  readonly data: unknown;
  readonly error: number;
  readonly error_text: string;
}

/** Why a text is no envelope: the rule that it breaks and a sentence. */
export interface NoEnvelope {
  readonly rule: 'envelope.parse' | 'envelope.shape' | 'envelope.format';
  readonly message: string;
}

export type EnvelopeReading =
  { readonly ok: true; readonly envelope: Envelope } | { readonly ok: false; readonly fault: NoEnvelope };

/** Readings by text: the same few answers come for every kind of request, and reading one costs more than sending it. */
const known = { json: new Map<string, EnvelopeReading>(), xml: new Map<string, EnvelopeReading>() };
const mostKnown = 8;

/** Reads the envelope of a response, or knows it. */
export function readEnvelope(text: string, format: 'json' | 'xml'): EnvelopeReading {
  const before = known[format].get(text);
  if (before !== undefined) return before;
  const reading = readAnew(text, format);
  if (reading.ok && known[format].size < mostKnown) known[format].set(text, reading);
  return reading;
}

/** Reads the envelope of a response (rules envelope.parse and envelope.shape, and the body's part of envelope.format). */
function readAnew(text: string, format: 'json' | 'xml'): EnvelopeReading {
  if (text.trim() === '') return noEnvelope('envelope.parse', 'the body is empty');
  const looksLike = text.trimStart().startsWith('<') ? 'xml' : 'json';
  if (looksLike !== format) return noEnvelope('envelope.format', `the body is no ${format.toUpperCase()}`);
  const decoded = format === 'json' ? decodeJson(text) : decodeXml(text);
  if (decoded.problems.length > 0) return noEnvelope('envelope.parse', decoded.problems.join('; '));
  if (decoded.misshapen.length > 0)
    return noEnvelope('envelope.shape', decoded.misshapen.slice(0, 3).join('; '));
  if (!isEnvelope(decoded.value)) return noEnvelope('envelope.shape', shapeProblem());
  return { ok: true, envelope: decoded.value as Envelope };
}

function shapeProblem(): string {
  const [first] = isEnvelope.errors ?? [];
  const missing = first?.params['missingProperty'];
  return typeof missing === 'string'
    ? `${missing} is missing`
    : `${first?.instancePath ?? ''} has a wrong type`;
}

function noEnvelope(rule: NoEnvelope['rule'], message: string): EnvelopeReading {
  return { ok: false, fault: { rule, message } };
}
