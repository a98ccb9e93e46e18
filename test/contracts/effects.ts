import type { Launch } from '../../contracts/index.ts';
import type { Case, Encoding, ExpectedLaunch } from '../../model/case.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { RuleId } from '../../model/rules.ts';
import { caseWith, launchWith } from './support.ts';

/** The launches of a case, and the rules that they break. */
export interface Row {
  readonly name: string;
  readonly case: Case;
  readonly launches: readonly Launch[];
  /** Default: accepted. */
  readonly judgement?: Judgement;
  readonly broken: readonly RuleId[];
}

export const one = [launchWith()];
export const bySms = [{ profile_id: 'p1', channel: 'sms', phone: '+1 202 555 0101' }];

/** A valid case that launches campaign 84 to profile p1, and what else it must do. */
export function launching(
  launch: Partial<ExpectedLaunch> = {},
  encoding: Encoding = 'json',
  parameters: JsonObject = {},
): Case {
  return caseWith({
    launch: { campaign: 84, recipients: ['p1'], ...launch },
    request: { encoding, parameters },
  });
}

/** A case whose response the documents leave open. */
export function open(rule: RuleId, parameters: JsonObject = {}): Case {
  return caseWith({ kind: 'open', expects: 'open', rules: [rule], request: { parameters } });
}
