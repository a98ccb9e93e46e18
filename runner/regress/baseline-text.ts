import { Buffer } from 'node:buffer';
import { HarnessError } from '../../model/errors.ts';
import { baselineSchema, type Answer, type Baseline, type Shape } from '../../model/regress.ts';
import { hash32 } from '../../model/random.ts';

/** A baseline of strength 3 has about a megabyte; more is not reviewed by anybody. */
export const maxBaselineBytes = 16 * 1024 * 1024;

const intro =
  '# What a target answered: `trigger-harness regress compare` compares with it, `regress accept` takes differences in.';

/**
 * A baseline as text: a line a fact, in one order whatever order the answers came in.
 *
 * @throws HarnessError (exit 2) if it would be larger than is ever read again.
 */
export function writeBaseline(baseline: Baseline): string {
  const shapes = new Map<string, string>();
  const groups = new Map<string, string[]>();
  for (const [id, answer] of baseline.answers) {
    const shape = shapeText(answer.shape);
    shapes.set(shapeName(shape), shape);
    const key = answerText(answer, shapeName(shape));
    const effects = answer.effects === undefined ? '' : ` ${answer.effects}`;
    groups.set(key, [...(groups.get(key) ?? []), `  ${id}${effects}`]);
  }
  const text = `${[
    baselineSchema,
    intro,
    ...headOf(baseline),
    ...section('checks', Object.entries(baseline.checks), ([rule, check]) => {
      const marks = check.marks.length === 0 ? '' : ` ${quoted(check.marks)}`;
      return `${rule} ${check.held ? 'held' : 'broken'}${marks}`;
    }),
    ...section('noise', noiseLines(baseline), (line) => line),
    ...section('accepted', baseline.accepted, (accepted) => quoted(accepted)),
    ...section('unsteady', baseline.unsteady, (id) => id),
    ...section('shapes', [...shapes], ([name, shape]) => `${name} ${shape}`),
    'answers',
    ...[...groups].sort(byKey).flatMap(([key, lines]) => [key, ...lines.sort()]),
  ].join('\n')}\n`;
  if (Buffer.byteLength(text) > maxBaselineBytes) throw tooLarge(Buffer.byteLength(text));
  return text;
}

function tooLarge(bytes: number): HarnessError {
  return new HarnessError(
    'callAtFault',
    'baseline.too-large',
    `the baseline would have ${bytes} bytes; ${maxBaselineBytes} are the most`,
    'Record a part: a lower --strength, or --rules GLOB.',
  );
}

function headOf(baseline: Baseline): string[] {
  const { rules, capabilities, spaces } = baseline;
  return [
    `harness ${quoted(baseline.harness)}`,
    `target ${quoted(baseline.target)}`,
    `platform ${quoted(baseline.platform)}`,
    `capabilities ${quoted(sorted(capabilities))}`,
    `seed ${baseline.seed}`,
    `strength ${quoted(baseline.strength)}`,
    ...(rules === undefined ? [] : [`rules ${quoted(rules)}`]),
    `runs ${baseline.runs}`,
    `observed ${baseline.observed}`,
    `spaces ${quoted(sorted(spaces))}`,
    `data ${quoted(baseline.data)}`,
    `requests ${quoted(baseline.requests)}`,
  ];
}

function section<T>(name: string, entries: readonly T[], line: (entry: T) => string): string[] {
  if (entries.length === 0) return [];
  return [name, ...entries.map((entry) => `  ${line(entry)}`).sort()];
}

function noiseLines({ noise }: Baseline): string[] {
  return [
    ...noise.headers.map((name) => `header ${quoted(name)}`),
    ...noise.keys.map((name) => `key ${quoted(name)}`),
    ...noise.texts.map((text) => `text ${quoted(text)}`),
  ];
}

function shapeText({ format, keys, headers }: Shape): string {
  return quoted({ format, keys: [...keys].sort(), headers: [...headers].sort() });
}

/** By its content, so that a new shape leaves the names of the others. */
function shapeName(shape: string): string {
  return `s${hash32(shape).toString(36)}`;
}

function answerText({ outcome, status, error, text, failure, broken }: Answer, shape: string): string {
  return [
    outcome,
    status ?? '-',
    error ?? '-',
    text === undefined ? '-' : quoted(text),
    shape,
    ...(failure === undefined ? [] : [`failure=${failure}`]),
    ...(broken.length === 0 ? [] : [`broken=${[...broken].sort().join()}`]),
  ].join(' ');
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(byKey));
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** JSON in which nothing is invisible: what a target says is reviewed in this file. */
function quoted(value: unknown): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, (character) =>
    [...Array(character.length).keys()].map((at) => escaped(character.charCodeAt(at))).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
