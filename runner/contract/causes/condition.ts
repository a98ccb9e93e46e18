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

/** Whether a case meets a condition; a parameter that matters by being there may also be there through a fault. */
export function holds(condition: Condition, testCase: Case): boolean {
  const { assignment, request } = testCase;
  const has = (parameter: string): boolean => !isEmpty(request.parameters?.[parameter]);
  if (condition.kind === 'present') return has(condition.parameter);
  const { factor, levels, any } = condition;
  return levels.includes(assignment[factor] ?? '') || (any && has(parameterOf[factor] ?? factor));
}

/** The parameters of factors that are named otherwise. */
const parameterOf: Readonly<Record<string, string>> = {
  resource: 'resource_id',
  filter: 'subscription_filter',
  query: 'custom_request',
  field: 'field_name',
};

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
