import type { Assignment } from '../../model/case.ts';
import type { Constraint } from '../combinations/index.ts';
import type { LaunchFacts, ProfileFacts } from './facts.ts';
import { fieldChoices } from './field.ts';
import { filterLevel, subscriptionsOf } from './filter.ts';
import { subjectsFor } from './query.ts';

/** What ties levels together whatever the target: the parameter table, and what XML leaves ambiguous. */
export const structure: readonly Constraint[] = [
  // XML has no numbers, and its empty element may be null, "" or [].
  tie('xml-id', ['encoding', 'id'], (l) => l['encoding'] === 'json' || l['id'] === 'string'),
  ...['content', 'custom_data', 'attach'].map((name) =>
    tie(`xml-${name}`, ['encoding', name], (l) => l['encoding'] === 'json' || l[name] !== 'empty'),
  ),
  tie('field', ['matching', 'field'], (l) => (l['matching'] === 'custom') === (l['field'] !== 'none')),
  tie('query', ['matching', 'query'], (l) => (l['matching'] === 'request') === (l['query'] !== 'none')),
  tie('strict', ['filter', 'strict'], (l) =>
    l['filter'] === 'absent'
      ? l['strict'] === 'none'
      : l['strict'] !== 'none' && (l['strict'] === 'true' || !l['filter']?.endsWith('-other')),
  ),
  ...['email', 'phone', 'profile_id', 'custom'].map((name) =>
    tie(
      `with_${name}`,
      ['matching', `with_${name}`],
      (l) => l[`with_${name}`] === 'no' || ignores(l['matching'], name),
    ),
  ),
];

/** What ties levels to a target's profiles: each level needs a profile that it can be tried on. */
export function profileConstraints(facts: LaunchFacts): Constraint[] {
  const of = (l: Assignment): ProfileFacts =>
    facts.profiles[(Number(l['profile']?.slice(1)) - 1) % facts.profiles.length] as ProfileFacts;
  return [
    tie('profile-matching', ['profile', 'matching'], (l) => canMatch(of(l), l['matching'] ?? '')),
    tie('profile-field', ['profile', 'field'], (l) => canField(of(l), l['field'] ?? '')),
    tie('profile-query', ['profile', 'query'], (l) => canQuery(of(l), l['query'] ?? '')),
    tie('profile-filter', ['profile', 'filter'], (l) => canFilter(of(l), l['filter'] ?? '')),
    // A value that several profiles have finds some that lack the subscription of the filter.
    tie(
      'field-filter',
      ['profile', 'field', 'filter'],
      (l) => l['filter'] === 'absent' || l['field'] === 'none' || isAlone(of(l), l['field'] ?? ''),
    ),
  ];
}

export function canMatch(facts: ProfileFacts, matching: string): boolean {
  switch (matching) {
    case 'absent':
    case 'email':
      return facts.email !== undefined;
    case 'phone':
      return facts.phone !== undefined;
    case 'request':
      return facts.bound !== undefined;
    default:
      return true;
  }
}

export function canField(facts: ProfileFacts, field: string): boolean {
  return field === 'none' || fieldChoices(facts, field).length > 0;
}

export function canQuery(facts: ProfileFacts, query: string): boolean {
  return query === 'none' || subjectsFor(facts, query).length > 0;
}

/** A filter for another subscription needs a fitting one of the same channel to fall back on. */
export function canFilter(facts: ProfileFacts, filter: string): boolean {
  return filter === 'absent' || subscriptionsOf(facts.profile, filterLevel(filter).channel).length > 0;
}

function isAlone(facts: ProfileFacts, field: string): boolean {
  const single = field === 'string' || field.startsWith('int');
  return single && fieldChoices(facts, field).every((choice) => choice.unique);
}

function ignores(matching: string | undefined, key: string): boolean {
  if (matching === 'request' || matching === key) return false;
  return !(matching === 'absent' && key === 'email');
}

function tie(name: string, factors: readonly string[], allows: (levels: Assignment) => boolean): Constraint {
  return { name, factors, allows };
}
