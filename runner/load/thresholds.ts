import { parseScope, scopeWords, type Scope } from './scope.ts';
import { HarnessError } from '../../model/errors.ts';

export type Operator = '<' | '<=' | '>' | '>=' | '==';

/** What a threshold speaks of: a latency quantile, or a count (of requests; as a share with a % sign), or the rate. */
export type Subject =
  | { readonly kind: 'latency'; readonly quantile: number }
  | {
      readonly kind: 'count';
      readonly of: 'errors' | 'violations' | 'duplicates' | 'dropped';
      readonly share: boolean;
    }
  | { readonly kind: 'rate' };

/** A limit that a run must keep. Latencies in milliseconds, shares in [0, 1], rates in requests a second. */
export interface Threshold {
  readonly expression: string;
  readonly subject: Subject;
  /** The requests that it is about; empty: all. */
  readonly scope: Scope;
  /** Seconds of each window that must keep it; null: the whole run must. */
  readonly window: number | null;
  readonly operator: Operator;
  readonly limit: number;
}

const forms =
  'p95<300ms, p99.9<=2s, max<5s, errors<0.1%, violations==0, duplicates==0, dropped<0.1%, rate>=100/s, p95{xml}<300ms, p95[10s]<300ms';
const quantiles: Readonly<Record<string, number>> = {
  p50: 0.5,
  p90: 0.9,
  p95: 0.95,
  p99: 0.99,
  'p99.9': 0.999,
  max: 1,
};
const counts: ReadonlySet<string> = new Set(['errors', 'violations', 'duplicates', 'dropped']);
const unitsInMs: Readonly<Record<string, number>> = { us: 0.001, µs: 0.001, ms: 1, s: 1000, m: 60_000 };

/** What holds for every run, whatever thresholds are asked for (rules dedup.fresh and envelope.*). */
export const impliedThresholds = ['violations==0', 'duplicates==0'];

/** What holds unless a threshold on errors is asked for (rule envelope.server-error). */
export const defaultErrorThreshold = 'errors==0';

/** NAME{SCOPE}[WINDOW] OPERATOR NUMBER UNIT. */
const form =
  /^\s*([a-z][a-z0-9.]*)\s*(?:\{([^{}]*)\})?\s*(?:\[([^[\]]*)\])?\s*(<=|>=|==|<|>|=)\s*(\d+(?:\.\d+)?)\s*(\S*)\s*$/i;

/**
 * Reads one threshold.
 *
 * @throws HarnessError that says what was not understood and shows the right forms.
 */
export function parseThreshold(expression: string): Threshold {
  const match = form.exec(expression);
  if (match === null) throw wrong(expression, 'it is not of the form NAME OPERATOR NUMBER');
  const [, rawName = '', scope, window, rawOperator = '', number = '', unit = ''] = match;
  const name = rawName.toLowerCase();
  const operator = (rawOperator === '=' ? '==' : rawOperator) as Operator;
  const { subject, limit } = read(expression, name, Number(number), unit);
  return {
    expression: expression.trim(),
    subject,
    scope: readScope(expression, scope, subject),
    window: readWindow(expression, window),
    operator,
    limit,
  };
}

/** All thresholds of a run: those asked for and those that are implied, each once. */
export function thresholdsOf(expressions: readonly string[]): Threshold[] {
  const asked = expressions.map(parseThreshold);
  const overErrors = asked.some(
    ({ subject, scope }) => subject.kind === 'count' && subject.of === 'errors' && scope.length === 0,
  );
  const implied = overErrors ? impliedThresholds : [...impliedThresholds, defaultErrorThreshold];
  const written = new Set(asked.map(canonical));
  return [...asked, ...implied.map(parseThreshold).filter((one) => !written.has(canonical(one)))];
}

function canonical({ subject, scope, window, operator, limit }: Threshold): string {
  return JSON.stringify([subject, scope, window, operator, limit]);
}

function readScope(expression: string, text: string | undefined, subject: Subject): Scope {
  if (text === undefined) return [];
  const scope = parseScope(text.toLowerCase());
  if (scope === undefined) {
    const words = Object.entries(scopeWords).map(([key, values]) => `${key}=${values.join('|')}`);
    throw wrong(expression, `a scope is made of ${words.join(', ')}, not "{${text}}"`);
  }
  if (subject.kind === 'count' && subject.of === 'dropped')
    throw wrong(expression, 'what was dropped was of no kind yet');
  return scope;
}

function readWindow(expression: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const match = /^\s*(\d+)\s*(s|m)\s*$/i.exec(text);
  const seconds = Number(match?.[1]) * (match?.[2]?.toLowerCase() === 'm' ? 60 : 1);
  if (!(seconds >= 1))
    throw wrong(expression, `a window is of whole seconds, such as [10s], not "[${text}]"`);
  return seconds;
}

function read(
  expression: string,
  name: string,
  number: number,
  unit: string,
): { subject: Subject; limit: number } {
  const quantile = quantiles[name];
  if (quantile !== undefined) {
    const factor = unitsInMs[unit];
    if (factor === undefined) throw wrong(expression, `a latency needs a unit (ms or s), not "${unit}"`);
    return { subject: { kind: 'latency', quantile }, limit: number * factor };
  }
  if (name === 'rate') {
    if (unit !== '' && unit !== '/s')
      throw wrong(expression, `a rate is in requests a second, not "${unit}"`);
    return { subject: { kind: 'rate' }, limit: number };
  }
  if (counts.has(name)) {
    if (unit !== '' && unit !== '%')
      throw wrong(expression, `${name} are a number or a share in %, not "${unit}"`);
    const of = name as 'errors' | 'violations' | 'duplicates' | 'dropped';
    return {
      subject: { kind: 'count', of, share: unit === '%' },
      limit: unit === '%' ? number / 100 : number,
    };
  }
  throw wrong(expression, `"${name}" is not measured`);
}

function wrong(expression: string, why: string): HarnessError {
  return new HarnessError(
    'callAtFault',
    'load.threshold',
    `the threshold "${expression}" is not understood: ${why}`,
    `Write it like one of these: ${forms}.`,
  );
}

/** Whether a value keeps a limit. */
export function keeps(value: number, operator: Operator, limit: number): boolean {
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '==':
      return value === limit;
  }
}
