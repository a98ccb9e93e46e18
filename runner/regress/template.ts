import type { Case } from '../../model/case.ts';
import { isJsonObject } from '../../model/json.ts';

/** A text of a target is kept up to this many characters. */
const longestText = 300;
/** Shorter values of a request stand in ordinary words too. */
const shortestEcho = 4;

/** What is of one moment in any text, by the words that stand for it. */
const ofTheMoment: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '{uuid}'],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)/g, '{time}'],
];

/**
 * A text without what is of one request or one moment: its Request-ID, ids and times, values that it repeats.
 *
 * Two texts with one template say the same; what else varies is learned from several runs.
 */
export function templateOf(text: string, testCase: Case, requestId: string): string {
  let template = text.slice(0, longestText);
  if (requestId !== '') template = template.replaceAll(requestId, '{request-id}');
  for (const [pattern, name] of ofTheMoment) template = template.replace(pattern, name);
  for (const [value, name] of echoesOf(testCase)) template = template.replaceAll(value, `{${name}}`);
  return template.replace(/\s+/g, ' ').trim();
}

/** Texts of the request that a response may repeat, the longest first. */
function echoesOf({ request }: Case): [value: string, name: string][] {
  const echoes: [string, string][] = [];
  for (const [name, value] of Object.entries(request.parameters ?? {})) {
    if (name === 'token' || name === 'matching' || name === 'field_name') continue;
    if (typeof value === 'string' && isEcho(value)) echoes.push([value, name]);
    else if (isJsonObject(value))
      for (const inner of Object.values(value))
        if (typeof inner === 'string' && isEcho(inner)) echoes.push([inner, name]);
  }
  return echoes.sort(([a], [b]) => b.length - a.length);
}

/** A plain word may be the target's own. */
function isEcho(value: string): boolean {
  return value.length >= shortestEcho && value.length <= longestText && /[^a-z ]/i.test(value);
}

/** The template of two texts that differ in some words only; undefined where they say different things. */
export function commonTemplate(one: string, other: string): string | undefined {
  const [a, b] = [one.split(' '), other.split(' ')];
  if (a.length !== b.length) return undefined;
  const words = a.map((word, index) => (word === b[index] ? word : '*'));
  const kept = words.filter((word) => word !== '*').length;
  // Half of the words must stay: two other texts of as many words are no template.
  return kept * 2 >= words.length && kept > 0 ? words.join(' ') : undefined;
}

/** Whether a text is one of a template's. */
export function fitsTemplate(text: string, template: string): boolean {
  const [words, wanted] = [text.split(' '), template.split(' ')];
  return (
    words.length === wanted.length && wanted.every((word, index) => word === '*' || word === words[index])
  );
}
