import { rule, rules, type RuleId, type RuleSubject } from '../../model/rules.ts';

/** The kinds of check that the matrix has a column each for. */
export type CheckKind = 'taken' | 'missing' | 'type' | 'value' | 'open' | 'always';

/** Column headings of the matrix, in its order. */
export const checkNames: Readonly<Record<CheckKind, string>> = {
  taken: 'Documented forms',
  missing: 'Missing',
  type: 'Wrong type',
  value: 'Wrong value',
  open: 'Undocumented',
  always: 'Every response',
};

export const checkKinds = Object.keys(checkNames) as CheckKind[];

/** Row headings of the matrix, in its order: parameters by their names, the rest in words. */
export const subjectNames: Readonly<Record<RuleSubject, string>> = {
  transport: 'Transport',
  envelope: 'Envelope',
  token: 'token',
  id: 'id',
  matching: 'matching',
  email: 'email',
  phone: 'phone',
  profile_id: 'profile_id',
  field_name: 'field_name',
  field_value: 'field_value',
  resource_id: 'resource_id',
  content: 'content',
  custom_data: 'custom_data',
  attach: 'attach',
  custom_request: 'custom_request',
  subscription_filter: 'subscription_filter',
  extra: 'Extra parameters',
  link: 'Link (v1.0)',
  fields: 'fields (v1.0)',
  deduplication: 'Deduplication',
  effect: 'Effect',
  relation: 'Relations',
};

export const subjects = Object.keys(subjectNames) as RuleSubject[];

/** The column of the matrix that a rule counts in: by what it expects, refusals by what is broken. */
export function checkKind(id: RuleId): CheckKind {
  const { expects } = rule(id);
  if (expects === 'accept') return 'taken';
  if (expects !== 'reject') return expects;
  const name = id.slice(id.indexOf('.') + 1);
  if (name.startsWith('require')) return 'missing';
  return /(^|-)type(-|$)/.test(name) && name !== 'doctype' ? 'type' : 'value';
}

/** Whether any rule asks for this kind of check of this subject. */
export function hasRule(subject: RuleSubject, kind: CheckKind): boolean {
  return rules.some((entry) => entry.about === subject && checkKind(entry.id) === kind);
}
