import type { Case, Expectation } from '../model/case.ts';
import { rule as ruleOf, type RuleId } from '../model/rules.ts';
import type { ExpectationOverride, Target } from '../model/target.ts';

type Overrides = Target['expectations'];

/** What a case must get on one target. */
export interface ResolvedExpectation {
  readonly expects: Expectation;
  /** Values of `error` that a refusal must have one of. */
  readonly errors?: readonly number[];
  /** The rule that a wrong outcome is charged to. */
  readonly rule: RuleId;
}

/**
 * What a case must get, after the target file's overrides.
 *
 * `rule/fault` beats `rule`. A case without a fault exercises all of its rules, so the strictest override of
 * any of them holds: reject before open before accept.
 */
export function expectationOf(testCase: Case, overrides: Overrides): ResolvedExpectation {
  const { fault } = testCase;
  if (fault === undefined) return combined(testCase, overrides);
  return resolved(testCase, fault.rule, overrides[`${fault.rule}/${fault.name}`] ?? overrides[fault.rule]);
}

const strictness: Readonly<Record<Expectation, number>> = { accept: 0, open: 1, reject: 2 };

function combined(testCase: Case, overrides: Overrides): ResolvedExpectation {
  let strictest: { readonly id: RuleId; readonly override: ExpectationOverride } | undefined;
  for (const id of testCase.rules) {
    const override = overrides[id];
    // An override of a rule for every response waives that rule; it says nothing of the outcome.
    if (override === undefined || ruleOf(id).expects === 'always') continue;
    if (strictest !== undefined && strictness[override.expects] <= strictness[strictest.override.expects])
      continue;
    strictest = { id, override };
  }
  return resolved(testCase, strictest?.id ?? testCase.rules[0], strictest?.override);
}

function resolved(
  testCase: Case,
  rule: RuleId,
  override: ExpectationOverride | undefined,
): ResolvedExpectation {
  const errors = override?.errors ?? testCase.errors;
  return {
    expects: override?.expects ?? testCase.expects,
    ...(errors === undefined ? {} : { errors }),
    rule,
  };
}
