import { expectationOf } from '../../contracts/index.ts';
import { answerDue, hasPlainWire } from '../../generators/corpus/line.ts';
import type { Case, Expectation } from '../../model/case.ts';
import type { ShownRequest } from '../../model/contract-result.ts';
import { maskFor } from '../../model/mask.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { shownRequest } from '../contract/show.ts';

/** What the response to a case must be. */
export interface Due {
  readonly expects: Expectation;
  readonly rule: RuleId;
  readonly errors?: readonly number[];
  /** HTTP statuses that are right whatever the body says. */
  readonly statuses?: readonly number[];
  /** Undefined where the request leaves it open. */
  readonly format: 'json' | 'xml' | undefined;
}

/** Makes a target's cases into requests with placeholders in the token's place. */
export function showFor(target: Target): (testCase: Case) => ShownRequest {
  const mask = maskFor([target.token]);
  return (testCase) => shownRequest(testCase, target, mask);
}

/** What the response to a case must be on a target, after the target file's overrides. */
export function dueOf(testCase: Case, target: Target): Due {
  const due = answerDue(testCase, expectationOf(testCase, target.expectations));
  return { ...due, format: hasPlainWire(testCase) ? due.format : undefined };
}

/** Whether a case writes to a profile: only a run that puts the profile back may send it. */
export function writes({ launch }: Case): boolean {
  return Object.keys(launch?.fields?.written ?? {}).length > 0;
}
