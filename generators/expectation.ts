import type { Expectation } from '../model/case.ts';
import type { RuleId } from '../model/rules.ts';
import type { ExpectationOverride, Target } from '../model/target.ts';

/** What a case must get, and the rule whose override in the target file decided it. */
export interface Decided {
  readonly expects: Expectation;
  readonly errors?: readonly number[];
  readonly rule?: RuleId;
}

const strongest = ['reject', 'open', 'accept'] as const;

/** What a case of some rules must get: as the specification says, unless the target file overrides a rule or fault. */
export function expectationOf(
  target: Target,
  rules: readonly RuleId[],
  fault: string | undefined,
  documented: Expectation,
): Decided {
  const overrides: [RuleId, ExpectationOverride][] = [];
  for (const rule of rules) {
    const override =
      (fault === undefined ? undefined : target.expectations[`${rule}/${fault}`]) ??
      target.expectations[rule];
    if (override !== undefined) overrides.push([rule, override]);
  }
  for (const expects of strongest) {
    const found = overrides.find(([, override]) => override.expects === expects);
    if (found === undefined) continue;
    const [rule, { errors }] = found;
    return errors === undefined ? { expects, rule } : { expects, rule, errors };
  }
  return { expects: documented };
}
