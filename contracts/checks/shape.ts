import type { Finding } from '../../model/judgement.ts';
import type { Mask } from '../../model/mask.ts';
import { isEnvelope } from '../envelope.validator.gen.js';
import type { Decoded } from '../response/decoded.ts';
import { described, listed } from '../words.ts';

/** Rule envelope.shape: data, error (an integer) and error_text (a string), in XML under the root `xml`. */
export function checkShape(decoded: Decoded, mask: Mask): Finding[] {
  const problems = [...decoded.misshapen.slice(0, 3)];
  if (!isEnvelope(decoded.value)) problems.push(...contractProblems(decoded.value, mask));
  if (problems.length === 0) return [];
  const got = listed(problems);
  return [
    {
      rule: 'envelope.shape',
      expected: 'an envelope of data, error (an integer) and error_text (a string)',
      got,
      message: `The response is no envelope of data, error and error_text: ${got}.`,
    },
  ];
}

function contractProblems(value: unknown, mask: Mask): string[] {
  return (isEnvelope.errors ?? []).map(({ instancePath, keyword, params }) => {
    if (keyword === 'required') return `${String(params['missingProperty'])} is missing`;
    if (instancePath === '') return `it is ${described(value, mask)}`;
    const key = instancePath.slice(1);
    return `${key} is ${described((value as Readonly<Record<string, unknown>>)[key], mask)}`;
  });
}
