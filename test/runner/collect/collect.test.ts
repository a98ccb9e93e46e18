import { describe, expect, it } from 'vitest';
import { request } from 'undici';
import { HarnessError } from '../../../model/errors.ts';
import { collectedRunSchema, type CollectedRun } from '../../../model/collected-run.ts';
import type { LoadResult } from '../../../model/load-result.ts';
import { collect, type CollectOptions, type UnplannedRun } from '../../../runner/collect/collect.ts';
import { encodeWrite, type TestSeries } from '../k6/__encode.ts';

const token = 'collector-token-4711';
const run: CollectedRun = {
  schema: collectedRunSchema,
  scenario: 'steady',
  target: { name: 'sandbox', platform: 'v72' },
  rate: 30,
  durationMs: 1000,
  timeoutMs: 10_000,
  requests: 30,
  vus: 30,
  instances: 3,
  seed: 1,
  mix: { accept: 100, reject: 0 },
  corpus: { accept: 100, reject: 0 },
  thresholds: ['p95<1s'],
  k6: '2.2.0',
};
const start = Date.now();

/** One instance's whole run: so many requests of 10 ms to 11 ms. */
const pushOf = (requests: number, more: readonly TestSeries[] = []): TestSeries[] => [
  { name: 'k6_trigger_started_at', at: start, value: start },
  { name: 'k6_http_reqs_total', labels: { kind: 'json-accept' }, at: start + 1000, value: requests },
  {
    name: 'k6_iteration_duration_seconds',
    labels: { kind: 'json-accept' },
    at: start + 1000,
    histogram: { schema: 3, counts: new Map([[-52, requests]]), sum: requests / 100 },
  },
  { name: 'k6_vus_max', at: start + 1000, value: 10 },
  ...more,
];
const ended: TestSeries = { name: 'k6_trigger_ended', at: start + 1000, value: 1 };

interface Collecting {
  readonly result: Promise<LoadResult>;
  readonly push: (
    path: string,
    series: readonly TestSeries[] | Uint8Array,
    shown?: string,
  ) => Promise<number>;
}

async function collecting(
  what: CollectedRun | UnplannedRun = run,
  more: Partial<CollectOptions> = {},
): Promise<Collecting> {
  let result: Promise<LoadResult> | undefined;
  const url = await new Promise<string>((resolve, reject) => {
    result = collect(what, {
      host: '127.0.0.1',
      port: 0,
      token,
      idleMs: 60_000,
      waitMs: 60_000,
      onListening: resolve,
      ...more,
    });
    result.catch(reject);
  });
  return {
    result: result as unknown as Promise<LoadResult>,
    push: async (path, series, shown = `Bearer ${token}`) => {
      const body = series instanceof Uint8Array ? series : encodeWrite(series);
      const { statusCode, body: answer } = await request(url.replace(/push$/, path), {
        method: 'POST',
        headers: { authorization: shown },
        body: Buffer.from(body),
      });
      await answer.dump();
      return statusCode;
    },
  };
}

describe('collecting from instances elsewhere', () => {
  it('adds up what they count, and ends when all have', async () => {
    const { result, push } = await collecting();
    for (const name of ['a', 'b', 'c']) expect(await push(`push/${name}`, pushOf(10, [ended]))).toBe(204);
    const { verdict, requests, histogram, generator, thresholds, kinds } = await result;
    expect(verdict).toBe('pass');
    expect(requests).toMatchObject({ planned: 30, finished: 30, dropped: 0, violations: 0 });
    expect(histogram).toMatchObject({ count: 30, buckets: [{ count: 30 }] });
    expect(generator).toMatchObject({ vusMax: 30, vusLimit: 30 });
    expect(kinds).toMatchObject([{ kind: 'json-accept', requests: 30 }]);
    expect(thresholds[0]).toMatchObject({ expression: 'p95<1s', verdict: 'held' });
  });

  it('tells instances apart by their label, where they have one path', async () => {
    const { result, push } = await collecting({ ...run, instances: 2, requests: 20, rate: 20 });
    const labelled = (id: string): TestSeries[] =>
      pushOf(10, [ended]).map((one) => ({ ...one, labels: { ...one.labels, instance_id: id } }));
    expect(await push('push', pushOf(10))).toBe(400);
    expect(await push('push', [...labelled('1'), ...labelled('2')])).toBe(400);
    expect(await push('push', labelled('1'))).toBe(204);
    expect(await push('push', labelled('1'))).toBe(204);
    expect(await push('push', labelled('2'))).toBe(204);
    expect((await result).requests.finished).toBe(20);
  });

  it('sends away who has no token, pushes elsewhere, pushes garbage or is one too many, and goes on', async () => {
    const { result, push } = await collecting({ ...run, instances: 1, requests: 10, rate: 10 });
    expect(await push('push/a', pushOf(5))).toBe(204);
    expect(await push('push/a', pushOf(1000), 'Bearer wrong')).toBe(401);
    expect(await push('push/a', pushOf(1000), `Basic ${token}`)).toBe(401);
    expect(await push('push/a', pushOf(1000), '')).toBe(401);
    expect(await push('other/a', pushOf(1000))).toBe(404);
    expect(await push('push/a/b', pushOf(1000))).toBe(404);
    expect(await push('push/%ff', pushOf(1000))).toBe(400);
    expect(await push('push/b', pushOf(1000))).toBe(403);
    expect(await push('push/a', Buffer.from('no snappy at all, only text'))).toBe(400);
    expect(await push('push/a', Buffer.alloc(5 * 1024 * 1024))).toBe(413);
    expect(await push('push/a', pushOf(10, [ended]))).toBe(204);
    expect((await result).requests.finished).toBe(10);
  });

  it('takes an overtaken push for what it is, and no generator without bounds', async () => {
    const { result, push } = await collecting({ ...run, instances: 1, requests: 10, rate: 10 });
    await push('push/a', pushOf(8));
    const earlier = {
      name: 'k6_http_reqs_total',
      labels: { kind: 'json-accept' },
      at: start + 500,
      value: 4,
    };
    expect(await push('push/a', [earlier])).toBe(204);
    const many = (from: number): TestSeries[] =>
      Array.from({ length: 4900 }, (_, i) => ({
        name: 'k6_x_total',
        labels: { i: String(from + i) },
        at: start + 1000,
        value: 1,
      }));
    const statuses: number[] = [];
    for (const from of [0, 4900, 9800, 14_700, 19_600]) statuses.push(await push('push/a', many(from)));
    expect(statuses).toEqual([204, 204, 204, 204, 400]);
    await push('push/a', pushOf(10, [ended]));
    expect((await result).requests.finished).toBe(10);
  });

  it('is partial where one says nothing any more, and keeps what was measured', async () => {
    const { result, push } = await collecting(run, { idleMs: 300 });
    await push('push/a', pushOf(10, [ended]));
    await push('push/b', pushOf(4));
    const { verdict, reason, requests } = await result;
    expect(verdict).toBe('partial');
    expect(reason).toBe(
      'no instance pushed anything any more; 1 of 3 instances never pushed anything; not ended: b',
    );
    expect(requests.finished).toBe(14);
  });

  it('is partial where it is stopped', async () => {
    const stop = new AbortController();
    const { result, push } = await collecting(run, { signal: stop.signal });
    await push('push/a', pushOf(10));
    stop.abort('SIGINT');
    expect(await result).toMatchObject({ verdict: 'partial', requests: { finished: 10 } });
  });

  it('cannot make anything of nothing', async () => {
    const { result } = await collecting(run, { waitMs: 100 });
    const error = await result.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HarnessError);
    expect(error).toMatchObject({ exitCode: 3, message: expect.stringContaining('no instance') as string });
  });

  it('counts what came as planned where no plan is known', async () => {
    const { result, push } = await collecting({ instances: 1, thresholds: ['dropped<0.1%'] });
    await push('push/a', pushOf(30, [ended]));
    const { requests, verdict, mix } = await result;
    expect([verdict, requests.planned, requests.finished, mix]).toEqual(['pass', 30, 30, undefined]);
  });

  it('believes no clock that is hours off', async () => {
    const { result, push } = await collecting({ ...run, instances: 2, requests: 20, rate: 20 });
    const hour = 3_600_000;
    const later = pushOf(10, [ended]).map((one) => ({
      ...one,
      at: one.at + hour,
      ...(one.name === 'k6_trigger_started_at' ? { value: start + hour } : {}),
    }));
    await push('push/a', pushOf(10, [ended]));
    await push('push/b', later);
    const { series, requests } = await result;
    expect(requests.finished).toBe(20);
    expect(series.length).toBeLessThan(60);
    expect(series.reduce((sum, { finished }) => sum + finished, 0)).toBe(20);
  });
});
