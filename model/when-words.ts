import type { Violation } from './contract-result.ts';

/** Factors that are not called what the parameter is that they vary. */
const subjects: Readonly<Record<string, string>> = {
  encoding: 'the format',
  resource: 'resource_id',
  filter: 'subscription_filter',
  query: 'custom_request',
  strict: 'not_strict',
  field: 'the matched field',
  profile: 'the profile',
  layout: 'the layout',
  ident: 'the ident of the link',
};

const parameterNames: Readonly<Record<string, string>> = { encoding: 'encoding', resource: 'resource_id', filter: 'subscription_filter', query: 'custom_request' }; // prettier-ignore

const absent = new Set(['absent', 'none', 'no']);
const present = new Set(['present', 'yes']);

/** Levels worded of a cause; one that could not be shrunk has them all. */
const worded = 8;

/** When a cause shows, in words: `matching is phone, and content and attach are present`. */
export function whenWords({ minimal, title }: Pick<Violation, 'minimal' | 'title'>): string {
  const levels = Object.entries(minimal.levels);
  // Levels that say that there is something come first: they are what a reader can act on.
  const shown = [...levels.filter(([, level]) => !absent.has(level)), ...levels.filter(([, level]) => absent.has(level))].slice(0, worded); // prettier-ignore
  const named = (wanted: ReadonlySet<string>): string[] =>
    shown.filter(([, level]) => wanted.has(level)).map(([factor]) => subjectOf(factor));
  const fault = faultOf({ minimal, title });
  const parts = [
    ...(fault === undefined ? [] : [fault]),
    ...shown.filter(([, level]) => !present.has(level) && !absent.has(level)).map(levelWords),
    ...together(named(present), 'present'),
    ...together(named(absent), 'absent'),
    ...(levels.length > worded ? [`${levels.length - worded} more things are as in the smallest case`] : []),
  ];
  // A comma keeps "x is a, and b and c are present" readable.
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
}

/** What is wrong with the request itself, where the cause needs it: it stands before the colon of a title. */
function faultOf({ minimal, title }: Pick<Violation, 'minimal' | 'title'>): string | undefined {
  const covered = new Set(Object.keys(minimal.levels).map((factor) => parameterNames[factor] ?? factor));
  if (minimal.parameters.every((parameter) => covered.has(parameter))) return undefined;
  const colon = title.lastIndexOf(': ');
  if (colon > 0) return title.slice(0, colon);
  const rest = minimal.parameters.filter((parameter) => !covered.has(parameter));
  return `${listed(rest)} ${rest.length === 1 ? 'is' : 'are'} as in the smallest case`;
}

function subjectOf(factor: string): string {
  return subjects[factor] ?? factor.replace(/^with_/, '');
}

function levelWords([factor, level]: readonly [string, string]): string {
  const values = factor === 'encoding' ? level.toUpperCase() : level;
  return `${subjectOf(factor)} is ${values.replaceAll('|', ' or ')}`;
}

function together(names: readonly string[], word: string): string[] {
  return names.length === 0 ? [] : [`${listed(names)} ${names.length === 1 ? 'is' : 'are'} ${word}`];
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
