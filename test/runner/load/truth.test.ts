import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LoadResult } from '../../../model/load-result.ts';
import { quantileWith } from '../../../reports/charts/quantiles.ts';
import { findK6, type FoundK6 } from '../../../runner/k6/find.ts';
import type { LoadOptions } from '../../../runner/load/options.ts';
import { runLoad } from '../../../runner/load/run.ts';
import { buildScenarios } from '../../../scenarios/build.mjs';
import { smallTarget } from '../../generators/corpus/__target.ts';
import { knownSource, startKnownServer, type KnownServer, type Misdeed } from './__server.ts';

const k6: FoundK6 | undefined = await findK6({ make: false }).catch(() => undefined);

describe.skipIf(k6 === undefined)('a run against a server whose truth is known', { timeout: 60_000 }, () => {
  let folder: string;
  let scenarios: string;
  let server: KnownServer | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'truth-'));
    scenarios = join(folder, 'scenarios');
    await buildScenarios(scenarios);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  const run = async (
    misdeedOf: (n: number) => Misdeed | undefined,
    more: Partial<LoadOptions>,
  ): Promise<LoadResult> => {
    server = await startKnownServer(misdeedOf);
    return runLoad(smallTarget(server.url), {
      scenario: 'steady',
      rate: 100,
      durationMs: 3000,
      seed: 1,
      mix: { accept: 80, reject: 20 },
      thresholds: [],
      out: folder,
      k6: k6 as FoundK6,
      scenarios,
      source: knownSource,
      ...more,
    });
  };

  it('has the percentiles of the server, and buckets that hold them', async () => {
    const result = await run((n) => ({ delayMs: 100 + ((n * 7919) % 300) * 3 }), {});
    const took = [...(server?.took ?? [])].sort((a, b) => a - b);
    expect(took).toHaveLength(300);
    for (const [name, quantile] of [
      ['p50', 0.5],
      ['p90', 0.9],
      ['p95', 0.95],
    ] as const) {
      const truth = took[Math.ceil(quantile * took.length) - 1] ?? NaN;
      const measured = result.latency[name] ?? NaN;
      // What is measured outside is never less than what the server took; a slow machine may add to it.
      expect(measured).toBeGreaterThan(truth * (result.exactness.source === 'samples' ? 0.98 : 0.91));
      const inBuckets = quantileWith(result.histogram.buckets, quantile, 0) ?? NaN;
      expect(Math.abs(inBuckets / measured - 1)).toBeLessThan(0.1);
    }
  });

  it('finds the capacity of a server, and stops there', async () => {
    let free = 0;
    const servesAHundredASecond = (): Misdeed => {
      const now = performance.now();
      free = Math.max(now, free) + 10;
      return { delayMs: free - now };
    };
    const result = await run(servesAHundredASecond, {
      scenario: 'breakpoint',
      rate: 40,
      ceiling: 640,
      steps: 4,
      durationMs: 8000,
      thresholds: ['p95<700ms'],
    });
    // Rates are 40, 240, 440 and 640: the second is beyond what the server can do.
    expect(result).toMatchObject({
      verdict: 'fail',
      stopped: { by: 'breakpoint' },
      knee: { held: 40, broke: 240 },
    });
    expect(result.reason).toMatch(/p95<700ms.* broke at 240\/s; everything held at 40\/s/);
    expect(result.requests.finished).toBeLessThan(4080);
    expect(result.requests).toMatchObject({ failed: 0, violations: 0 });
  });

  it('knows the share of errors, and stops once it is too high for the plan', async () => {
    const thresholds = ['errors<6%', 'errors{reject}<100%', 'errors[1s]<50%'];
    const fails = (n: number): Misdeed | undefined => (n % 20 === 0 ? 'error-500' : undefined);
    const whole = await run(fails, { thresholds });
    expect(whole).toMatchObject({ verdict: 'pass', requests: { finished: 300, failed: 15 } });
    await server?.close();
    const cut = await run((n) => (n % 2 === 0 ? 'error-500' : undefined), {
      durationMs: 60_000,
      thresholds: ['errors<1%'],
      abortOnFail: true,
    });
    expect(cut).toMatchObject({ verdict: 'fail', stopped: { by: 'threshold', expression: 'errors<1%' } });
    expect(cut.reason).toContain('this could no longer hold: errors<1%');
    expect(cut.requests.planned).toBe(6000);
    expect(cut.requests.finished).toBeLessThan(6000);
  });

  it('leaves the warm-up out of figures, and counts it', async () => {
    const result = await run((n) => (n <= 80 ? { delayMs: 400 } : undefined), {
      durationMs: 3000,
      warmUpMs: 1000,
      thresholds: ['p50<10s', 'rate>=10/s'],
    });
    expect(result.requests).toMatchObject({ planned: 300, finished: 300 });
    expect(result.histogram.count).toBe(200);
    expect(result.warmUpMs).toBe(1000);
    // Those that were due in the first second waited for 400 ms at least.
    expect(result.latency.p50).toBeLessThan(400);
  });
});
