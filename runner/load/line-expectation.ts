import { expectationOf } from '../../contracts/expectation.ts';
import type { LineExpectation } from '../../generators/corpus/line.ts';
import type { Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';

/** What a case must get on a target; undefined: that is open. */
export function lineExpectation(testCase: Case, target: Target): LineExpectation | undefined {
  const { expects, errors, rule } = expectationOf(testCase, target.expectations);
  if (expects === 'open') return undefined;
  return { expects, rule, ...(errors === undefined ? {} : { errors }) };
}
