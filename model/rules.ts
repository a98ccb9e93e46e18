import { ruleRows } from './rule-table.ts';

/** Where a rule comes from: the v72 page, another page of the vendor, or our own decision. */
export type RuleSource = 'page' | 'vendor' | 'assumed' | 'none';

/**
 * What a case under a rule expects: the success envelope, an error envelope, or (`open`) any envelope
 * because the documents do not say. `always` holds for every response.
 */
export type RuleExpectation = 'accept' | 'reject' | 'open' | 'always';

/** What a rule speaks of; the matrix of a report has one row each. */
export type RuleSubject =
  | 'transport'
  | 'envelope'
  | 'token'
  | 'id'
  | 'matching'
  | 'email'
  | 'phone'
  | 'profile_id'
  | 'field_name'
  | 'field_value'
  | 'resource_id'
  | 'content'
  | 'custom_data'
  | 'attach'
  | 'custom_request'
  | 'subscription_filter'
  | 'extra'
  | 'link'
  | 'fields'
  | 'deduplication'
  | 'effect'
  | 'relation';

export interface RuleRow {
  readonly id: string;
  readonly statement: string;
  readonly from: RuleSource;
  readonly expects: RuleExpectation;
  readonly about: RuleSubject;
  /** Holds only where the target offers an observer. */
  readonly observed?: true;
}

/** The stable name of a rule, as in the specification. */
export type RuleId = (typeof ruleRows)[number]['id'];

export interface Rule extends RuleRow {
  readonly id: RuleId;
}

/** All rules of the specification, in its order. */
export const rules: readonly Rule[] = ruleRows;

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

export function isRuleId(id: string): id is RuleId {
  return byId.has(id);
}

/** The rule of an id; every `RuleId` has one. */
export function rule(id: RuleId): Rule {
  return byId.get(id) as Rule;
}

const sourceNames: Readonly<Record<RuleSource, string>> = {
  page: 'the v72 page "Trigger launch (API call)"',
  vendor: "another page of the vendor's documentation",
  assumed: 'an assumption of this harness; override it in the target file if your platform differs',
  none: 'no document; recorded only',
};

/** Where a rule's statement comes from, as words for a report. */
export function sourceOf(id: RuleId): string {
  return sourceNames[rule(id).from];
}
