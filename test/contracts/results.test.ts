import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  contractResultFileSchema,
  contractResultFrom,
  loadResultFileSchema,
  loadResultFrom,
} from '../../contracts/index.ts';
import type { CaseRecord, ContractResult, RunFacts } from '../../model/contract-result.ts';
import { HarnessError } from '../../model/errors.ts';
import type { LoadResult, Percentiles } from '../../model/load-result.ts';

const run: RunFacts = {
  harness: '0.1.0',
  node: 'v20.20.2',
  target: 'mock',
  host: '127.0.0.1',
  platform: 'v72',
  seed: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 12.5,
  command: 'contract',
  requests: 1,
};

const record: CaseRecord = {
  id: 'launch~1~1',
  kind: 'invalid',
  title: 'email is null',
  rules: ['matching.requires'],
  seed: 1,
  encoding: 'xml',
  expects: 'reject',
  outcome: 'accept',
  verdict: 'failed',
  status: 200,
  error: 0,
  latencyMs: 1.5,
  broken: ['matching.requires'],
};

const contract: ContractResult = {
  schema: 'trigger-harness/contract/1',
  verdict: 'fail',
  reason: 'one violation',
  counts: { cases: 1, passed: 0, failed: 1, open: 0, skipped: 0 },
  violations: [
    {
      rule: 'matching.requires',
      case: record.id,
      title: record.title,
      expected: 'reject',
      got: 'accept',
      message: 'a request whose email is null was accepted (error 0)',
      minimal: { parameters: ['email'], levels: { matching: 'email' }, body: '{}', proven: true },
      request: { method: 'POST', url: 'http://127.0.0.1/', headers: { a: 'b' } },
      response: { status: 200, headers: {}, body: 'AA==', bodyIsBase64: true, cutFrom: 9 },
      curl: 'curl',
      cases: 1,
      examples: [record.id],
      flaky: { failed: 1, tried: 3 },
    },
  ],
  matrix: [{ subject: 'email', rule: 'matching.requires', encoding: 'json', run: 1, failed: 1, open: 0 }],
  skipped: [{ rule: 'id.inactive', reason: 'no inactive campaign' }],
  coverage: [{ space: 'launch', strength: 2, possible: 10, exercised: 10 }],
  codes: [{ status: 200, error: null, count: 1, text: '' }],
  examples: [],
  cases: [record],
  casesFile: 'cases.jsonl',
  latency: { p50: 1, p95: 1, p99: 1, max: 1 },
  run,
};

const percentiles: Percentiles = { p50: 1, p90: 1, p95: 1, p99: null, 'p99.9': null, max: 2 };

const load: LoadResult = {
  schema: 'trigger-harness/load/1',
  scenario: 'smoke',
  verdict: 'pass',
  reason: 'held',
  thresholds: [{ expression: 'p95<300ms', limit: 300, actual: null, verdict: 'no-sample' }],
  latency: percentiles,
  exactness: { source: 'samples', bucketWidth: 0 },
  requests: { planned: 1, started: 1, finished: 1, dropped: 0, failed: 0, duplicates: 0, violations: 0 },
  rate: { asked: 1, reached: 1 },
  kinds: [{ kind: 'json accept', requests: 1, violations: 0, latency: percentiles }],
  phases: [{ phase: 'waiting', p50: 1, p95: null }],
  errors: [{ kind: 'duplicate', message: 'x', count: 1, sample: { case: 'a', detail: 'b' } }],
  histogram: { buckets: [{ upTo: 1, count: 1 }], count: 1, sum: 1 },
  series: [
    {
      t: 0,
      asked: 1,
      started: 1,
      finished: 1,
      dropped: 0,
      failed: 0,
      violations: 0,
      vus: 1,
      p50: 1,
      p95: 1,
      p99: null,
      max: 1,
    },
  ],
  heat: [{ t: 0, counts: [[1, 1]] }],
  generator: { k6: 'v2.2.0', vusMax: 1, vusLimit: 2, cpuShare: null, limit: null, exit: 0 },
  run,
};

function codeOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(HarnessError);
    expect(error).toMatchObject({ blame: 'callAtFault' });
    return (error as HarnessError).code;
  }
  return undefined;
}

describe.each([
  { name: 'contract', from: contractResultFrom, schemaOf: contractResultFileSchema, good: contract },
  { name: 'load', from: loadResultFrom, schemaOf: loadResultFileSchema, good: load },
])('a $name result', ({ from, schemaOf, good }) => {
  it('is taken as it is, with keys of later versions', () => {
    expect(from(good)).toBe(good);
    expect(from({ ...good, later: { a: 1 } })).toHaveProperty('later');
  });

  it('is refused if it is of another schema version, or none', () => {
    expect(codeOf(() => from({ ...good, schema: good.schema.replace('/1', '/2') }))).toBe('result.schema');
    expect(codeOf(() => from({ ...good, schema: 'trigger-harness/regress/1' }))).toBe('result.schema');
    for (const none of [undefined, null, 'x', [], {}]) expect(codeOf(() => from(none))).toBe('result.schema');
  });

  it('is refused if it is damaged, with the place', () => {
    for (const key of Object.keys(good).filter((name) => name !== 'schema')) {
      const rest = Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));
      expect(
        codeOf(() => from(rest)),
        key,
      ).toBe('result.invalid');
    }
    expect(() => from({ ...good, run: { ...run, seed: 'x' } })).toThrow('run.seed');
  });

  it('has a published JSON Schema that agrees', () => {
    const validate = new Ajv2020({ strict: false }).compile(schemaOf());
    expect(validate(good)).toBe(true);
    expect(validate({ ...good, run: {} })).toBe(false);
  });
});
