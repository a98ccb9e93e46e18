import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Pool } from 'undici';
import type { Account } from '../account.ts';
import { expected } from '../oracle.ts';
import { bodies } from './model.ts';

/** What the process prints at its end. */
export interface Outcome {
  readonly cases: number;
  readonly failures: readonly string[];
  /** Parameters of the smallest counterexample. */
  readonly parameters: number | undefined;
}

interface Settings {
  readonly url: string;
  readonly account: Account;
  readonly runs: number;
  readonly connections: number;
  readonly milliseconds: number;
}

const { url, account, runs, connections, milliseconds } = JSON.parse(
  readFileSync(process.argv[2] ?? '', 'utf8'),
) as Settings;
const pool = new Pool(url, { connections });
let cases = 0;

async function hold(params: Readonly<Record<string, unknown>>): Promise<void> {
  cases++;
  const { statusCode, headers, body } = await pool.request({
    path: '/api/v1.1/campaigns/triggers/start/',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'request-id': randomUUID() },
    body: JSON.stringify(params),
  });
  const text = await body.text();
  if (statusCode >= 500) throw new Error(`HTTP ${statusCode}`);
  if (!String(headers['content-type']).startsWith('application/json')) throw new Error('not JSON');
  const { error, error_text: said } = JSON.parse(text) as { error?: unknown; error_text?: unknown };
  if (!Number.isInteger(error)) throw new Error('error is no integer');
  if (typeof said !== 'string' || said === '') throw new Error('no error_text');
  const must = expected(params, account);
  if (must === 'accept' && error !== 0) throw new Error('a valid request is refused');
  if (must === 'reject' && error === 0) throw new Error('an invalid request is accepted');
}

/** One property a connection, each with a seed of its own: fast-check runs a property's cases one by one. */
async function main(): Promise<void> {
  const parts = Array.from({ length: connections }, (_, index) =>
    fc.check(fc.asyncProperty(bodies(account), hold), {
      seed: index + 1,
      numRuns: Math.ceil(runs / connections),
      interruptAfterTimeLimit: milliseconds,
    }),
  );
  const failed = (await Promise.all(parts)).filter((part) => part.counterexample !== null);
  const sizes = failed.map(({ counterexample }) => Object.keys(counterexample[0]).length);
  const messages = failed.map(({ errorInstance }) =>
    errorInstance instanceof Error ? errorInstance.message : 'failed',
  );
  const outcome: Outcome = {
    cases,
    failures: [...new Set(messages)],
    parameters: sizes.length === 0 ? undefined : Math.min(...sizes),
  };
  console.log(JSON.stringify(outcome));
  await pool.close();
}

void main();
