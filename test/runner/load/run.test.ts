import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HarnessError } from '../../../model/errors.ts';
import type { LoadResult } from '../../../model/load-result.ts';
import { findK6, type FoundK6 } from '../../../runner/k6/find.ts';
import type { LoadOptions, LoadProgress } from '../../../runner/load/options.ts';
import { runLoad } from '../../../runner/load/run.ts';
import { buildScenarios } from '../../../scenarios/build.mjs';
import { secretToken, smallTarget } from '../../generators/corpus/__target.ts';
import { knownSource, startKnownServer, type KnownServer, type Misdeed } from './__server.ts';

const k6: FoundK6 | undefined = await findK6({ make: false }).catch(() => undefined);
if (k6 === undefined) console.warn('no k6 in K6_BIN, PATH or the cache: the load runs are skipped');

describe.skipIf(k6 === undefined)('a run of the real k6', { timeout: 60_000 }, () => {
  let folder: string;
  let scenarios: string;
  let server: KnownServer | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'load-'));
    scenarios = join(folder, 'scenarios');
    await buildScenarios(scenarios);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  afterEach(async () => {
    await server?.close();
    server = undefined;
    // Nothing of a run stays, least of all a process.
    expect((await readdir(folder)).filter((name) => name.startsWith('.load-'))).toEqual([]);
    expect(await processesOf(folder)).toEqual([]);
  });

  const start = async (misdeedOf?: (n: number) => Misdeed | undefined): Promise<KnownServer> => {
    server = await startKnownServer(misdeedOf);
    return server;
  };
  const run = (
    url: string,
    more: Partial<LoadOptions> = {},
    target: Record<string, unknown> = {},
  ): Promise<LoadResult> =>
    runLoad(smallTarget(url, target), {
      scenario: 'steady',
      rate: 100,
      durationMs: 2000,
      seed: 1,
      mix: { accept: 80, reject: 20 },
      thresholds: [],
      out: folder,
      k6: k6 as FoundK6,
      scenarios,
      source: knownSource,
      ...more,
    });

  // On a busy machine k6 may begin an iteration too many, and its own samples are then of no use.
  it('holds against a healthy server, and every count is right', { retry: 2 }, async () => {
    const { url, seen } = await start();
    const progress: LoadProgress[] = [];
    const result = await run(url, {
      thresholds: ['p95<5s', 'errors<0.1%'],
      onProgress: (one) => progress.push(one),
    });
    expect(result).toMatchObject({ verdict: 'pass', errors: [] });
    expect(result.requests).toEqual({
      planned: 200,
      started: 200,
      finished: 200,
      dropped: 0,
      failed: 0,
      duplicates: 0,
      violations: 0,
    });
    expect(result.series.reduce((sum, { finished }) => sum + finished, 0)).toBe(200);
    expect(result.histogram.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(200);
    expect(result.exactness.source).toBe(result.generator.late?.requests === 0 ? 'samples' : 'histogram');
    expect(result).toMatchObject({ mix: { accept: 80, reject: 20 }, corpus: { accept: 160, reject: 40 } });
    expect(result.latencyWithDropped?.p95).not.toBeNull();
    expect(result.latency.p95).not.toBeNull();
    expect(progress.length).toBeGreaterThan(0);
    expect(seen.ids).toHaveLength(200);
    expect(new Set(seen.ids).size).toBe(200);
    for (const body of seen.bodies) expect(JSON.parse(body)).toMatchObject({ token: secretToken });
    const rejects = seen.bodies.filter((body) => body.includes('"expect":"reject"')).length;
    expect(rejects).toBeGreaterThan(20);
    expect(rejects).toBeLessThan(60);
    expect(JSON.stringify(result)).not.toContain('secret-9fX');
  });

  it('counts what the server does wrong, each by its kind, and keeps a sample', async () => {
    const misdeeds: readonly Misdeed[] = [
      'wrong-outcome',
      'no-envelope',
      'duplicate',
      'old-duplicate',
      'error-500',
      'reset',
      'redirect',
    ];
    // Ten of each, in the first 140 of 200 requests; two in a row would be two answers to a repeated request.
    const { url } = await start((n) =>
      n % 2 === 0 && n <= 140 ? misdeeds[(n / 2) % misdeeds.length] : undefined,
    );
    const result = await run(url);
    expect(result.verdict).toBe('fail');
    expect(result.requests).toMatchObject({ finished: 200, failed: 20, duplicates: 20, violations: 30 });
    const counts = Object.fromEntries(result.errors.map(({ kind, count }) => [kind, count]));
    expect(counts).toMatchObject({
      'status:500': 10,
      duplicate: 20,
      'violation:envelope.shape': 10,
      'violation:envelope.parse': 10,
    });
    expect((counts['network:reset'] ?? 0) + (counts['network:other'] ?? 0)).toBe(10);
    expect((counts['violation:matching.mode'] ?? 0) + (counts['violation:id.required'] ?? 0)).toBe(10);
    const bySecond = new Map<string, number>();
    for (const { errors = {} } of result.series)
      for (const [kind, count] of Object.entries(errors))
        bySecond.set(kind, (bySecond.get(kind) ?? 0) + count);
    expect(Object.fromEntries(bySecond)).toEqual(counts);
    const shape = result.errors.find(({ kind }) => kind === 'violation:envelope.shape');
    expect(shape?.sample?.response).toMatchObject({ status: 200, body: '{"data":null,"error":"0"}' });
    expect(shape?.sample?.case).toMatch(/^(valid|invalid)~\d+$/);
  });

  it('counts requests that get no answer in time as failed', async () => {
    const { url } = await start((n) => (n % 4 === 0 ? 'hang' : undefined));
    const result = await run(url, { rate: 20, timeoutMs: 1000 });
    expect(result.requests).toMatchObject({ planned: 40, finished: 40, failed: 10 });
    expect(result.errors.map(({ kind }) => kind)).toEqual(['network:timeout']);
    expect(result.latency.max).toBeGreaterThanOrEqual(1000);
  });

  it('is invalid where the plan could not be kept, whatever its percentiles say', async () => {
    const { url } = await start(() => 'slow');
    const result = await run(url, { maxVus: 2, thresholds: ['p95<10s'] });
    expect(result).toMatchObject({ verdict: 'invalid' });
    expect(result.requests.dropped).toBeGreaterThan(100);
    expect(result.requests.dropped + result.requests.finished).toBe(200);
    expect(result.limit?.by).toBe('target');
    expect(result.limit?.text).toContain('all 2 virtual users were waiting');
    expect(result.reason).toMatch(/the target was the limit, not the generator.*--max-vus/);
    expect(result.generator.limit).toBeNull();
  });

  it.each([
    { scenario: 'steady', rate: 50, of: 'p95' },
    { scenario: 'steady', rate: 200, of: 'p99' },
    { scenario: 'ramp', rate: 300, of: 'p99' },
  ] as const)(
    '$scenario at $rate a second sees a target stand still as those see it whose requests were due',
    async ({ scenario, rate, of }) => {
      const { url } = await start(() => 'stall');
      const result = await run(url, { scenario, rate, durationMs: 7000 });
      expect(result.verdict).toBe('pass');
      const planned = scenario === 'ramp' ? (rate * 7) / 2 : rate * 7;
      expect(result.requests).toMatchObject({ planned, finished: planned, dropped: 0 });
      // Two of seven seconds: one request in 28 of those that were due then waits for more than 1.9 s.
      expect(result.latency[of]).toBeGreaterThan(of === 'p99' ? 1850 : 1500);
      const waited = result.histogram.buckets.filter(({ upTo }) => upTo > 200);
      const share = waited.reduce((sum, { count }) => sum + count, 0) / planned;
      expect(share).toBeGreaterThan(0.22);
    },
  );

  it('sends all requests of the shortest run, and none too many', async () => {
    const { url, seen } = await start();
    const result = await run(url, { rate: 20, durationMs: 1000 });
    expect(result.requests).toMatchObject({ planned: 20, finished: 20, dropped: 0 });
    expect(result.histogram.count).toBe(20);
    expect(seen.ids).toHaveLength(20);
  });

  it.each([
    { name: 'k6 is killed', script: 'sleep 3; kill -9 $k6; wait $k6', reason: /exit 137/ },
    { name: 'what started k6 kills itself', script: 'sleep 3; kill -9 $$', reason: /SIGKILL/ },
  ])('keeps what was measured where $name in the middle', async ({ script, reason }) => {
    const { url } = await start();
    const path = join(folder, 'dying-k6');
    const real = (k6 as FoundK6).path;
    await writeFile(path, `#!/bin/sh\n'${real}' "$@" &\nk6=$!\n${script}\n`, { mode: 0o755 });
    const result = await run(url, { durationMs: 60_000, k6: { path, version: '2.2.0' } });
    expect(result.verdict).toBe('partial');
    expect(result.reason).toMatch(reason);
    expect(result.requests.finished).toBeGreaterThan(0);
    expect(result.requests.finished).toBeLessThan(2000);
  });

  it('names sockets where k6 ran out of them', async () => {
    // Slow only once k6 has its connection to the harness.
    const { url } = await start((n) => (n > 100 ? 'slow' : undefined));
    const path = join(folder, 'poor-k6');
    await writeFile(path, `#!/bin/sh\nulimit -n 40\nexec '${(k6 as FoundK6).path}' "$@"\n`, { mode: 0o755 });
    const result = await run(url, { durationMs: 4000, k6: { path, version: '2.2.0' } });
    expect(result).toMatchObject({ verdict: 'invalid', limit: { by: 'generator' } });
    expect(result.limit?.text).toMatch(/no further connection.*ulimit -n/);
  });

  it('is invalid where every iteration throws, though k6 says 0', async () => {
    const { url } = await start();
    const broken = join(folder, 'broken');
    await buildScenarios(broken);
    const text = await readFile(join(broken, 'load.js'), 'utf8');
    await writeFile(join(broken, 'load.js'), text.replace('http.request(', 'http.no_such_thing('));
    const result = await run(url, { scenarios: broken });
    expect(result.generator.exit).toBe(0);
    expect(result.verdict).toBe('invalid');
    expect(result.reason).toContain('no request was sent');
    expect(result.thresholds.every(({ verdict }) => verdict === 'no-sample')).toBe(true);
  });

  it('is stopped by a signal, and keeps what was measured until then', async () => {
    const { url } = await start();
    const stop = new AbortController();
    const result = await run(url, {
      durationMs: 60_000,
      signal: stop.signal,
      onProgress: ({ elapsedMs }) => {
        if (elapsedMs > 1500) stop.abort();
      },
    });
    expect(result.verdict).toBe('partial');
    expect(result.requests.planned).toBe(6000);
    expect(result.requests.finished).toBeGreaterThan(0);
    expect(result.requests.finished).toBeLessThan(2000);
  });

  it('does not start where nothing listens, k6 is none, or the scenario is broken', async () => {
    const { url } = await start();
    const failure = (more: Partial<LoadOptions>, at = url): Promise<unknown> =>
      run(at, more).catch((error: unknown) => error);
    expect(await failure({}, 'http://127.0.0.1:9')).toMatchObject({
      code: 'target.unreachable',
      exitCode: 3,
    });
    expect(await failure({ k6: { path: '/nowhere/k6', version: '2.2.0' } })).toMatchObject({
      code: 'k6.not-started',
      exitCode: 3,
    });
    const broken = await mkdtemp(join(folder, 'broken-'));
    await writeFile(join(broken, 'load.js'), 'throw new Error("at once");');
    expect(await failure({ scenarios: broken })).toMatchObject({ code: 'k6.failed', exitCode: 3 });
    expect(await failure({ scenarios: join(folder, 'none') })).toMatchObject({ code: 'load.not-built' });
  });
});

describe('the safety guard of a load run', () => {
  const never = (
    more: Partial<LoadOptions>,
    target: Record<string, unknown> = {},
    url?: string,
  ): Promise<unknown> =>
    runLoad(smallTarget(url, target), {
      scenario: 'steady',
      rate: 100,
      durationMs: 2000,
      seed: 1,
      mix: { accept: 100, reject: 0 },
      thresholds: [],
      out: '/nowhere',
      k6: { path: '/nowhere/k6', version: '2.2.0' },
      source: knownSource,
      ...more,
    }).catch((error: unknown) => error);

  it.each([
    { name: 'a host that is not allowed', url: 'http://10.255.255.1', target: {}, code: 'guard.not-allowed' },
    {
      name: 'a host that is not confirmed',
      url: 'http://10.255.255.1',
      target: { safety: { allow: ['10.255.255.1'] } },
      code: 'guard.not-confirmed',
    },
    { name: 'too high a rate', url: undefined, target: { safety: { maxRate: 50 } }, code: 'guard.rate' },
    {
      name: 'too many requests',
      url: undefined,
      target: { safety: { maxRequests: 199 } },
      code: 'guard.requests',
    },
  ])('refuses $name', async ({ url, target, code }) => {
    const error = await never({}, target, url);
    expect(error).toBeInstanceOf(HarnessError);
    expect(error).toMatchObject({ code, exitCode: 4 });
  });

  it.each([
    { name: 'no rate', more: { rate: 0 }, code: 'load.rate' },
    { name: 'no time', more: { durationMs: 10 }, code: 'load.duration' },
    { name: 'shares that are no percentages', more: { mix: { accept: 1, reject: 1 } }, code: 'load.mix' },
    { name: 'half a virtual user', more: { maxVus: 0.5 }, code: 'load.max-vus' },
    { name: 'an unknown threshold', more: { thresholds: ['p95'] }, code: 'load.threshold' },
    { name: "k6's own --vus", more: { engineArgs: ['--vus=5'] }, code: 'load.engine-arg' },
  ])('a call with $name is at fault', async ({ more, code }) => {
    expect(await never(more)).toMatchObject({ code, exitCode: 2 });
  });
});

/** Command lines of processes that name a folder; none where the system does not tell. */
async function processesOf(folder: string): Promise<string[]> {
  const ids = await readdir('/proc').catch((): string[] => []);
  const lines = await Promise.all(
    ids.filter((id) => /^\d+$/.test(id)).map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(folder));
}
