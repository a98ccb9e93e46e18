import type { Assignment, Case } from '../../../model/case.ts';
import type { Json } from '../../../model/json.ts';

/** What a request must have for a cause to apply: one of some levels of a factor, or a parameter at all. */
export type Condition =
  | {
      readonly kind: 'level';
      readonly factor: string;
      readonly levels: readonly string[];
      /** Every level but the plain one and the empty value. */
      readonly any: boolean;
    }
  | { readonly kind: 'present'; readonly parameter: string };

/** Conditions that ask for just these levels. */
export function exactly(levels: Assignment): Condition[] {
  return Object.entries(levels).map(([factor, level]) => ({
    kind: 'level',
    factor,
    levels: [level],
    any: false,
  }));
}

/** Whether a case meets a condition. */
export function holds(condition: Condition, testCase: Case): boolean {
  return condition.kind === 'level'
    ? condition.levels.includes(testCase.assignment[condition.factor] ?? '')
    : !isEmpty(testCase.request.parameters?.[condition.parameter]);
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Conditions as a result shows them: `{ attach: 'present', encoding: 'xml', content: 'flat|nested' }`. */
export function shownConditions(conditions: readonly Condition[]): Assignment {
  return Object.fromEntries(
    conditions.map((condition) =>
      condition.kind === 'present'
        ? [condition.parameter, 'present']
        : [condition.factor, condition.any ? 'present' : condition.levels.join('|')],
    ),
  );
}

/** One text for one set of conditions, whatever their order. */
export function conditionsKey(conditions: readonly Condition[]): string {
  return Object.entries(shownConditions(conditions))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(' ');
}
