import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LoadResult } from '../../../model/load-result.ts';
import { pinAddresses, type Resolve } from '../../../runner/http/addresses.ts';
import { findK6, type FoundK6 } from '../../../runner/k6/find.ts';
import { runLoad } from '../../../runner/load/run.ts';
import { buildScenarios } from '../../../scenarios/build.mjs';
import { smallTarget } from '../../generators/corpus/__target.ts';
import { counting } from '../__counting.ts';
import { knownSource, startKnownServer, type KnownServer, type Misdeed } from './__server.ts';

const k6: FoundK6 | undefined = await findK6({ make: false }).catch(() => undefined);
if (k6 === undefined) console.warn('no k6 in K6_BIN, PATH or the cache: the load runs are skipped');

const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];

describe.skipIf(k6 === undefined)('the real k6 is confined to the target', { timeout: 60_000 }, () => {
  let folder: string;
  let scenarios: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'confined-'));
    scenarios = join(folder, 'scenarios');
    await buildScenarios(scenarios);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = async (misdeedOf?: (n: number) => Misdeed | undefined): Promise<KnownServer> => {
    const server = await startKnownServer(misdeedOf);
    onTestFinished(() => server.close());
    return server;
  };
  const run = (url: string, host: string): Promise<LoadResult> =>
    runLoad(smallTarget(url, { safety: { allow: [host] } }), {
      scenario: 'steady',
      rate: 5,
      durationMs: 1000,
      seed: 1,
      mix: { accept: 100, reject: 0 },
      thresholds: [],
      out: folder,
      k6: k6 as FoundK6,
      scenarios,
      source: knownSource,
      confirmed: [host],
    });

  it('goes where a name was when the guard looked, past every proxy of the environment', async () => {
    const proxy = await counting();
    for (const name of proxies) vi.stubEnv(name, `http://127.0.0.1:${proxy.port}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    const server = await start();
    const host = 'pinned.example.com';
    const url = server.url.replace('127.0.0.1', host);
    const here: Resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    await pinAddresses(smallTarget(url), here);
    const result = await run(url, host);
    expect(result.requests).toMatchObject({ finished: server.seen.ids.length, failed: 0 });
    expect(server.seen.ids.length).toBeGreaterThan(0);
    expect(proxy.seen()).toBe(0);
  });

  it('follows no redirect to another listener', async () => {
    const other = await counting();
    const server = await start(() => ({ redirect: `http://127.0.0.1:${other.port}/` }));
    const result = await run(server.url, '127.0.0.1');
    expect(result.verdict).toBe('fail');
    expect(server.seen.ids.length).toBeGreaterThan(0);
    expect(other.seen()).toBe(0);
  });

  it.each(['0177.0.0.1', '2130706433', '127.1', 'LOCALHOST'])(
    'takes %s for what the guard took it for',
    async (host) => {
      const server = await start();
      await run(server.url.replace('127.0.0.1', host), '127.0.0.1');
      expect(server.seen.ids.length).toBeGreaterThan(0);
    },
  );
});
