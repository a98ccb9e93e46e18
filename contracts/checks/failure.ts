import type { Finding } from '../../model/judgement.ts';
import type { Envelope } from '../envelope.ts';
import { isFailure } from '../envelope.validator.gen.js';
import { listed } from '../words.ts';

/** Rule envelope.failure: an error that is not 0 comes with a text and HTTP 200 or 4xx. */
export function checkFailure(envelope: Envelope, status: number): Finding[] {
  const problems: string[] = [];
  if (status !== 200 && (status < 400 || status > 499)) problems.push(`its HTTP status is ${status}`);
  if (!isFailure(envelope)) problems.push('its error_text is empty');
  if (problems.length === 0) return [];
  const got = listed(problems);
  return [
    {
      rule: 'envelope.failure',
      expected: 'error not 0, an error_text, HTTP 200 or 4xx',
      got,
      message: `The response refuses with error ${envelope.error}, but ${got}.`,
    },
  ];
}
