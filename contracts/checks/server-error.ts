import type { Finding } from '../../model/judgement.ts';
import type { Mask } from '../../model/mask.ts';
import type { TransportFailure } from '../../model/observation.ts';
import { quoted } from '../words.ts';

const expected = 'an answer, in time and without HTTP 5xx';

/** Rule envelope.server-error: HTTP 5xx is never allowed. */
export function checkStatus(status: number, subject: string): Finding[] {
  if (status < 500) return [];
  const got = `HTTP ${status}`;
  return [
    { rule: 'envelope.server-error', expected, got, message: `The server failed on ${subject}: ${got}.` },
  ];
}

const said: Readonly<Record<TransportFailure, string>> = {
  refused: 'the connection was refused',
  reset: 'the connection was closed before the answer was whole',
  timeout: 'there was no answer in time',
  'name-not-found': "the host's name was not found",
  tls: 'no secure connection could be made',
  protocol: 'the answer was no valid HTTP',
  'too-large': 'the answer was longer than is read',
  other: 'there was no answer',
};

/** Rules envelope.server-error and, where bytes came that make no whole answer, envelope.parse. */
export function checkFailureOf(
  failure: TransportFailure,
  detail: string,
  subject: string,
  mask: Mask,
): Finding {
  const got = said[failure];
  const message = `No whole response to ${subject}: ${got}${detail === '' ? '' : ` (${quoted(detail, mask)})`}.`;
  const unreadable = failure === 'protocol' || failure === 'too-large';
  return unreadable
    ? { rule: 'envelope.parse', expected: 'a body that parses as a whole', got, message }
    : { rule: 'envelope.server-error', expected, got, message };
}
