import type { Case } from '../../../model/case.ts';
import type { ShownRequest } from '../../../model/contract-result.ts';
import type { RuleId } from '../../../model/rules.ts';
import { writes } from '../shown.ts';

/** A case that stands in the collection for a rule. */
export interface Chosen {
  readonly rule: RuleId;
  readonly testCase: Case;
  readonly request: ShownRequest;
}

/** The page's examples and one case for each rule that has none yet; of those, the first that the format can hold. */
export function chosenOf(cases: Iterable<Case>, show: (testCase: Case) => ShownRequest): Chosen[] {
  const covered = new Set<RuleId>();
  const chosen: Chosen[] = [];
  for (const testCase of cases) {
    const isExample = testCase.kind === 'example';
    const named = testCase.kind === 'valid' ? testCase.rules : testCase.rules.slice(0, 1);
    const rule = named.find((id) => !covered.has(id));
    if ((rule === undefined && !isExample) || writes(testCase)) continue;
    const request = show(testCase);
    if (!canBeHeld(request)) continue;
    // An example stands for itself: its rule also gets a request of its own.
    if (rule !== undefined && !isExample) covered.add(rule);
    chosen.push({ rule: rule ?? testCase.rules[0], testCase, request });
  }
  return chosen;
}

/** Bodies are texts there, and {{…}} in them would be taken for a variable. */
function canBeHeld({ url, body = '', bodyIsBase64 }: ShownRequest): boolean {
  return bodyIsBase64 !== true && !`${url}${body}`.includes('{{');
}
