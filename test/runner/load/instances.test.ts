import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadResultFrom } from '../../../contracts/index.ts';
import { HarnessError } from '../../../model/errors.ts';
import type { LoadResult } from '../../../model/load-result.ts';
import { findK6, type FoundK6 } from '../../../runner/k6/find.ts';
import type { LoadOptions } from '../../../runner/load/options.ts';
import { runLoad } from '../../../runner/load/run.ts';
import { segmentArguments } from '../../../runner/load/segment.ts';
import { buildScenarios } from '../../../scenarios/build.mjs';
import { smallTarget } from '../../generators/corpus/__target.ts';
import { knownSource, startKnownServer, type KnownServer, type Misdeed } from './__server.ts';

const k6: FoundK6 | undefined = await findK6({ make: false }).catch(() => undefined);
if (k6 === undefined) console.warn('no k6 in K6_BIN, PATH or the cache: the load runs are skipped');

it('gives each instance its segment, and one alone all of it', () => {
  expect(segmentArguments({ number: 1, of: 1 })).toEqual([]);
  expect([1, 2, 3].map((number) => segmentArguments({ number, of: 3 })[0])).toEqual([
    '--execution-segment=0:1/3',
    '--execution-segment=1/3:2/3',
    '--execution-segment=2/3:1',
  ]);
  expect(segmentArguments({ number: 2, of: 3 })[1]).toBe('--execution-segment-sequence=0,1/3,2/3,1');
});

describe.skipIf(k6 === undefined)('a run of several local instances', { timeout: 90_000 }, () => {
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
    expect((await readdir(folder)).filter((name) => name.startsWith('.load-'))).toEqual([]);
    expect(await processesIn(folder)).toEqual([]);
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
      rate: 60,
      durationMs: 2000,
      seed: 1,
      mix: { accept: 80, reject: 20 },
      thresholds: [],
      out: folder,
      k6: k6 as FoundK6,
      scenarios,
      source: knownSource,
      instances: 3,
      ...more,
    });

  it('counts what one would, sends no Request-ID twice, and each instance only its part of the corpus', async () => {
    const { url, seen } = await start((n) => (n === 60 ? 'error-500' : undefined));
    const three = loadResultFrom(await run(url));
    expect(seen.ids).toHaveLength(120);
    expect(new Set(seen.ids).size).toBe(120);
    const byInstance = seen.ids.map(
      (id, i) => [/^th-[0-9a-f-]{36}-([123])-/.exec(id)?.[1], seen.bodies[i]] as const,
    );
    const parts = ['1', '2', '3'].map(
      (name) => new Set(byInstance.filter(([instance]) => instance === name).map(([, body]) => body)),
    );
    for (const [i, part] of parts.entries()) {
      expect(part.size).toBeGreaterThan(0);
      for (const other of parts.slice(i + 1)) expect([...part].filter((body) => other.has(body))).toEqual([]);
    }
    await server?.close();
    const { url: again } = await start((n) => (n === 60 ? 'error-500' : undefined));
    const one = await run(again, { instances: 1 });
    expect(three.requests).toEqual(one.requests);
    expect(three.requests).toMatchObject({ planned: 120, finished: 120, dropped: 0, failed: 1 });
    expect(three.kinds.map(({ kind }) => kind)).toEqual(one.kinds.map(({ kind }) => kind));
    expect(three.histogram.count).toBe(one.histogram.count);
    expect(three.series.reduce((sum, { finished }) => sum + finished, 0)).toBe(120);
    expect(three.generator).toMatchObject({ instances: 3, vusMax: three.generator.vusLimit, exit: 0 });
    expect(one.generator.instances).toBeUndefined();
    expect(three.exactness.source).toBe('histogram');
  });

  it('is partial where one instance dies, keeps what was measured, and stops the others', async () => {
    const { url, seen } = await start();
    const running = run(url, { durationMs: 60_000, thresholds: ['p95<10s'] });
    while (seen.ids.length < 60) await new Promise((resolve) => setTimeout(resolve, 50));
    const [, victim] = await processesIn(folder);
    process.kill(victim?.pid ?? 0, 'SIGKILL');
    const result = await running;
    expect(result.verdict).toBe('partial');
    expect(result.reason).toMatch(/^instance [123] of 3: k6 was ended by SIGKILL; the others were stopped$/);
    expect(result.requests.finished).toBeGreaterThan(0);
    expect(result.requests.finished).toBeLessThanOrEqual(seen.ids.length);
  });

  it('stops all at once, and leaves none', async () => {
    const { url, seen } = await start();
    const stop = new AbortController();
    const running = run(url, { durationMs: 60_000, signal: stop.signal });
    while (seen.ids.length < 30) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await processesIn(folder)).toHaveLength(3);
    stop.abort('SIGINT');
    expect(await running).toMatchObject({ verdict: 'partial', reason: 'stopped before its time' });
  });

  it('is held by the guard to the sum of all instances', async () => {
    const { url, seen } = await start();
    const refused = (safety: object, more: Partial<LoadOptions> = {}): Promise<unknown> =>
      run(url, more, { safety }).catch((error: unknown) =>
        error instanceof HarnessError ? [error.exitCode, error.code] : error,
      );
    const safety = { allow: [], maxRate: 60, maxRequests: 120 };
    expect(await refused({ ...safety, maxRate: 59 })).toEqual([4, 'guard.rate']);
    expect(await refused({ ...safety, maxRequests: 119 })).toEqual([4, 'guard.requests']);
    expect(await refused(safety, { instances: 4, maxVus: 3 })).toEqual([2, 'load.max-vus']);
    expect(seen.ids).toEqual([]);
    expect(await refused(safety)).toMatchObject({ requests: { finished: 120 } });
    expect(seen.ids).toHaveLength(120);
  });
});

/** The k6 processes that work in a folder; none where the system does not tell. */
async function processesIn(folder: string): Promise<{ pid: number }[]> {
  const ids = (await readdir('/proc').catch((): string[] => [])).filter((id) => /^\d+$/.test(id));
  const found: { pid: number }[] = [];
  for (const id of ids) {
    const at = await readlink(`/proc/${id}/cwd`).catch(() => '');
    const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (at.startsWith(folder) && line !== '') found.push({ pid: Number(id) });
  }
  return found;
}
