import { createHash } from 'node:crypto';
import { readBody } from '../../contracts/response/read.ts';
import type { Launch } from '../../contracts/index.ts';
import { isJsonObject } from '../../model/json.ts';
import type { Finding } from '../../model/judgement.ts';
import type { Mask } from '../../model/mask.ts';
import type { Response } from '../../model/observation.ts';
import type { Answer, Shape } from '../../model/regress.ts';
import { maxBodyBytes, type Exchange } from '../contract/session.ts';
import { templateOf } from './template.ts';

/** One case as it was sent, with all that is known of what it did. */
export interface Seen {
  readonly exchange: Exchange;
  readonly findings: readonly Finding[];
  /** Undefined without an observer. */
  readonly launches: readonly Launch[] | undefined;
}

/** What can be compared of a case's answer: no times, no ids, no secrets. */
export function answerOf({ exchange, findings, launches }: Seen, mask: Mask): Answer {
  const { observation, judgement } = exchange;
  const { result } = observation;
  const broken = findings.filter(({ expected }) => expected !== 'accept' && expected !== 'reject');
  return {
    outcome: judgement.outcome,
    ...(judgement.status === undefined ? {} : { status: judgement.status }),
    ...(judgement.error === undefined ? {} : { error: judgement.error }),
    ...(judgement.errorText === undefined
      ? {}
      : { text: templateOf(mask(judgement.errorText), exchange.case, observation.requestId) }),
    ...(result.kind === 'failure' ? { failure: result.failure } : {}),
    shape:
      result.kind === 'response' ? shapeOf(result.response, mask) : { format: 'none', keys: [], headers: [] },
    ...(launches === undefined ? {} : { effects: effectsOf(launches) }),
    broken: [...new Set(broken.map(({ rule }) => rule))].sort(),
  };
}

function shapeOf(response: Response, mask: Mask): Shape {
  const { kind, value } = readBody(response, maxBodyBytes);
  return { format: kind, keys: keysOf(value).map(mask).sort(), headers: headersOf(response).map(mask) };
}

/** Keys beyond these are not told apart: an envelope has three. */
const mostKeys = 100;
const deepest = 4;
const longestName = 80;

function keysOf(value: unknown): string[] {
  const keys = new Set<string>();
  const walk = (inner: unknown, path: string, depth: number): void => {
    if (keys.size >= mostKeys) return;
    if (path !== '') keys.add(`${path}:${typeOf(inner)}`);
    if (depth >= deepest) return;
    if (Array.isArray(inner)) for (const item of inner.slice(0, mostKeys)) walk(item, `${path}[]`, depth + 1);
    else if (isJsonObject(inner)) {
      for (const [name, item] of Object.entries(inner))
        walk(
          item,
          path === '' ? name.slice(0, longestName) : `${path}.${name.slice(0, longestName)}`,
          depth + 1,
        );
    }
  };
  walk(value, '', 0);
  return [...keys];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** Headers of the connection and of the moment, which say nothing of the API. */
const passing = new Set([
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'age',
  'via',
  'server-timing',
]);

function headersOf(response: Response): string[] {
  return Object.keys(response.headers)
    .filter((name) => !passing.has(name))
    .map((name) => (name === 'content-type' ? `${name}=${mediaType(response)}` : name.slice(0, longestName)))
    .sort();
}

function mediaType({ headers }: Response): string {
  const value = headers['content-type'];
  const text = typeof value === 'string' ? value : (value?.[0] ?? '');
  return (text.split(';', 1)[0] ?? '').trim().toLowerCase().slice(0, longestName);
}

/** How many launches, and a digest of what they did; their numbers and request ids are of the moment. */
function effectsOf(launches: readonly Launch[]): string {
  if (launches.length === 0) return '0';
  const plain = launches.map(({ seq: _, request_id: __, ...launch }) => stable(launch)).sort();
  return `${launches.length}:${createHash('sha256').update(plain.join('\n')).digest('hex').slice(0, 10)}`;
}

/** JSON whose keys and recipients are in one order. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).sort().join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${stable(item)}`).join(',')}}`;
}
