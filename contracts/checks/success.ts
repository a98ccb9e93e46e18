import type { Expectation } from '../../model/case.ts';
import type { Finding } from '../../model/judgement.ts';
import type { Mask } from '../../model/mask.ts';
import type { Envelope } from '../envelope.ts';
import { successText } from '../envelope.schema.ts';
import { isSuccess } from '../envelope.validator.gen.js';
import { described, listed, quoted } from '../words.ts';

/**
 * Rule envelope.success: error 0 comes with data null, the documented text and HTTP 200.
 *
 * Where a refusal is due, an error 0 that its text or status belies is a refusal without its error: envelope.failure.
 */
export function checkSuccess(
  envelope: Envelope,
  status: number,
  expects: Expectation,
  mask: Mask,
): Finding[] {
  const problems: string[] = [];
  if (status !== 200) problems.push(`its HTTP status is ${status}`);
  if (!isSuccess(envelope)) {
    for (const { instancePath } of isSuccess.errors ?? []) {
      if (instancePath === '/data') problems.push(`its data is ${described(envelope.data, mask)}`);
      if (instancePath === '/error_text')
        problems.push(`its error_text is ${quoted(envelope.error_text ?? '', mask)}`);
    }
  }
  if (problems.length === 0) return [];
  const belied = expects === 'reject' && (envelope.error_text !== successText || status >= 300);
  const got = listed(problems);
  return [
    {
      rule: belied ? 'envelope.failure' : 'envelope.success',
      expected: belied ? 'error not 0' : `error 0, data null, error_text "${successText}", HTTP 200`,
      got: belied ? `error 0, though ${got}` : got,
      message: `The response says error 0, but ${got}.`,
    },
  ];
}
