import type { Finding } from '../../model/judgement.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Reading } from '../response/read.ts';
import { listed } from '../words.ts';

/**
 * Rule envelope.parse: the whole body can be read, with nothing before, behind or missing.
 *
 * A link that answers nothing at all breaks link.response, which is what `ruleOfEmpty` is for.
 */
export function checkParse(reading: Reading, ruleOfEmpty: RuleId = 'envelope.parse'): Finding[] {
  if (reading.problems.length === 0) return [];
  const got = listed(reading.problems);
  return [
    {
      rule: reading.kind === 'empty' ? ruleOfEmpty : 'envelope.parse',
      expected: 'a body that parses as a whole',
      got,
      message: `The response's body does not parse as a whole: ${got}.`,
    },
  ];
}
