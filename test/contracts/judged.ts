import type { Case, Encoding } from '../../model/case.ts';
import type { Outcome } from '../../model/judgement.ts';
import type { Response } from '../../model/observation.ts';
import type { RuleId } from '../../model/rules.ts';
import { caseExpecting, caseWith, types } from './support.ts';

/** A response to a case, and what the judge must say of it. */
export interface Row {
  readonly name: string;
  /** Default: a valid JSON request. */
  readonly case?: Case;
  readonly response: Response;
  readonly broken: readonly RuleId[];
  readonly outcome: Outcome;
}

export const accept = caseExpecting('accept');
export const reject = caseExpecting('reject');
export const open = caseExpecting('open');
export const acceptXml = caseExpecting('accept', 'xml');
export const rejectXml = caseExpecting('reject', 'xml');
export const inXml = { 'content-type': types.xml };

/** A request to a link; without an encoding it has no body. */
export function link(method: string | undefined, encoding: Encoding | undefined, rule: RuleId): Case {
  const accepted = rule === 'link.get' || rule === 'link.post';
  return {
    ...caseWith({ space: 'link', rules: [rule], expects: accepted ? 'accept' : 'reject' }),
    request: {
      api: '1.0',
      ...(encoding === undefined ? {} : { encoding }),
      parameters: encoding === undefined ? null : { token: '$ALTCRAFT_TOKEN', id: 84 },
      layout: 'plain',
      wire: method === undefined ? {} : { method },
    },
  };
}

/** A launch request by another method than POST. */
export function methodCase(method: string): Case {
  return caseWith({ rules: ['transport.method'], expects: 'reject', request: { wire: { method } } });
}

/** A malformed JSON request: another text in the body's place. */
export function replaced(text: string): Case {
  const wire = { text: { kind: 'replace', text } } as const;
  return caseWith({ rules: ['transport.malformed'], expects: 'reject', request: { wire } });
}
