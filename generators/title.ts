import type { Assignment, Fault } from '../model/case.ts';

/** How the levels of a factor read in a title; empty where there is nothing to say. */
const words: Readonly<Record<string, (level: string) => string>> = {
  encoding: (level) => (level === 'none' ? '' : level.toUpperCase()),
  id: (level) => (level === 'number' ? '' : 'id as text'),
  matching: (level) => (level === 'absent' ? 'no matching' : level === 'request' ? 'query' : level),
  profile: (level) => (level === 'p1' ? '' : `profile ${level.slice(1)}`),
  field: (level) => (level === 'none' ? '' : `by ${level} field`),
  query: (level) => (level === 'none' ? '' : `with ${level}`),
  resource: (level) => (level === 'absent' ? '' : `${level} resource`),
  content: (level) => (level === 'absent' ? '' : `${level} content`),
  custom_data: (level) => (level === 'absent' ? '' : `${level} custom_data`),
  attach: (level) => (level === 'absent' ? '' : (attachments[level] ?? level)),
  filter: (level) => (level === 'absent' ? '' : `${level.replace('-other', ' (another)')} filter`),
  strict: (level) => (level === 'none' || level === 'absent' ? '' : `not_strict ${level}`),
  method: (level) => `link by ${level.toUpperCase()}`,
  ident: (level) => `ident ${level}`,
  fields: (level) => (level === 'absent' ? '' : level === 'empty' ? 'empty fields' : `${level} field(s)`),
  field_type: (level) => (level === 'none' ? '' : level),
  option: (level) => (level === 'none' ? '' : `option ${level}`),
  field_known: (level) => (level === 'unknown' ? 'unknown field' : ''),
  filled: (level) => (level === 'none' ? '' : level),
  layout: (level) => (level === 'plain' ? '' : `${level} layout`),
};

const attachments: Readonly<Record<string, string>> = {
  empty: 'no attachments',
  one: 'an attachment',
  two: 'two attachments',
  unicode: 'Unicode attachments',
  binary: 'a binary attachment',
  alike: 'attachments of one name',
  large: '1 MB of attachments',
};

/** A short line for people: what is broken, and what else the request has. */
export function titleOf(assignment: Assignment, fault: Pick<Fault, 'description'> | undefined): string {
  const parts: string[] = [];
  for (const [factor, level] of Object.entries(assignment)) {
    const said = factor.startsWith('with_')
      ? level === 'yes'
        ? `ignored ${factor.slice('with_'.length)}`
        : ''
      : (words[factor]?.(level) ?? '');
    if (said !== '') parts.push(said);
  }
  const context = parts.join(', ');
  return fault === undefined ? context : `${fault.description}: ${context}`;
}
