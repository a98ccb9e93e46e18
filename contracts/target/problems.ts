import type { z } from 'zod';
import { HarnessError } from '../../model/errors.ts';
import { maskFor, type Mask } from '../../model/mask.ts';
import { described } from '../words.ts';
import type { Path, Problem } from './problem.ts';

/** What zod found, each with its place; an unknown key's place is the key itself. */
export function problemsOf(issues: readonly z.core.$ZodIssue[]): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    const messages = issue.message.split('\n');
    return issue.keys.map((key, i) => ({ path: [...path, key], message: messages[i] ?? 'unknown key' }));
  });
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'an integer',
  boolean: 'true or false',
  object: 'a mapping of keys to values',
  record: 'a mapping of keys to values',
  array: 'a list',
};

/** Messages for people, where a part of the schema brings none of its own. */
export function wordingOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value') return undefined;
  if (issue.input === undefined) return 'is missing';
  if (issue.code !== 'invalid_type') return undefined;
  const quotes = issue.expected === 'string' && typeof issue.input === 'number' ? '; put it in quotes' : '';
  return `expected ${kinds[issue.expected] ?? issue.expected}${quotes}`;
}

/** Says everything that is wrong with a target file at once. */
export function targetError(
  problems: readonly Problem[],
  data: unknown,
  describe?: (path: Path) => string,
): HarnessError {
  const mask = maskOfToken(data);
  const lines = problems.map(({ path, message }) => {
    const place = describe?.(path) ?? '';
    return mask(`  ${placed(path, place)}: ${message}${foundAt(data, path, message)}`);
  });
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new HarnessError(
    'callAtFault',
    'target.invalid',
    `The target file has ${count}:\n${lines.join('\n')}`,
    'Mend the target file; `trigger-harness init` writes one to start from.',
  );
}

/** A place that names the path itself needs no second name. */
function placed(path: Path, place: string): string {
  const name = path.length === 0 ? 'the file' : dotted(path);
  if (place === '') return name;
  return path.length > 0 && place.endsWith(`(${path.join('.')})`) ? place : `${name} (${place})`;
}

function maskOfToken(data: unknown): Mask {
  const token = typeof data === 'object' && data !== null && 'token' in data ? data.token : undefined;
  return maskFor(typeof token === 'string' ? [token] : []);
}

function dotted(path: Path): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${key.slice(0, 80)}`))
    .join('');
}

/** What stands at a place; never where a secret may stand, nor where the message says it. */
function foundAt(data: unknown, path: Path, message: string): string {
  if (path[0] === 'token' || /^unknown key|^found |^is missing|credentials/.test(message)) return '';
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return '';
    value = Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return typeof value === 'string' && value.includes('@') && value.includes('//')
    ? ''
    : `; found ${described(value)}`;
}
