import { describe, expect, it } from 'vitest';
import { loadResultFrom } from '../../../contracts/index.ts';
import { HarnessError } from '../../../model/errors.ts';
import type { LoadResult } from '../../../model/load-result.ts';
import { createCollector, type Collector } from '../../../runner/k6/receive/collector.ts';
import type { Series } from '../../../runner/k6/receive/write-request.ts';
import { loadResult } from '../../../runner/load/result.ts';
import { keepSamples } from '../../../runner/load/samples.ts';
import { mergeLoad } from '../../../runner/merge/load.ts';
import { smallTarget } from '../../generators/corpus/__target.ts';

const start = Date.parse('2026-03-01T10:00:00Z');
const durationMs = 4000;

/** What an instance pushes in its n-th second: cumulative, with latencies that differ by instance. */
function pushed(instance: number, second: number): Series[] {
  const at = start + 1000 * (second + 1);
  const sent = 20 * (second + 1);
  const counts = new Map([
    [-60 + 4 * instance, sent - (second + 1)],
    [-20 - instance, second + 1],
  ]);
  const histogram = { schema: 3, zero: 0, counts, count: sent, sum: 0.02 * sent };
  return [
    { name: 'k6_trigger_started_at', labels: {}, at, value: start },
    { name: 'k6_http_reqs_total', labels: { kind: 'json-accept' }, at, value: sent },
    { name: 'k6_iteration_duration_seconds', labels: { kind: 'json-accept' }, at, histogram },
    { name: 'k6_http_req_waiting_seconds', labels: { kind: 'json-accept' }, at, histogram },
    { name: 'k6_trigger_failures_total', labels: { failure: 'status:500' }, at, value: instance * second },
    { name: 'k6_vus', labels: {}, at, value: 3 },
    { name: 'k6_vus_max', labels: {}, at, value: 5 },
  ];
}

/** The result of some instances that one collector heard. */
function resultOf(
  instances: readonly number[],
  more: { seed?: number; startedAt?: number } = {},
): LoadResult {
  const collector: Collector = createCollector();
  for (let second = 0; second < 4; second++)
    for (const instance of instances) collector.take(`i${instance}`, pushed(instance, second), start);
  return loadResult(
    smallTarget(),
    {
      scenario: 'steady',
      seed: more.seed ?? 1,
      mix: { accept: 100, reject: 0 },
      thresholds: ['max<100ms', 'errors<50%', 'rate>=59'],
      k6: { version: '2.2.0' },
    },
    {
      plan: {
        vus: 5 * instances.length,
        timeoutMs: 1000,
        instances: instances.length,
        durationMs,
        warmUpMs: 0,
        requests: 80 * instances.length,
        shape: [{ durationMs, from: 20 * instances.length, to: 20 * instances.length }],
      },
      corpus: { accept: 100, reject: 0 },
      measured: collector.measurements(),
      exact: undefined,
      samples: keepSamples((text) => text),
      cpuShare: null,
      exit: 0,
      cut: undefined,
      problems: [],
      startedAt: more.startedAt ?? start,
      elapsedMs: durationMs,
    },
  );
}

const three = (): { file: string; result: LoadResult }[] =>
  [1, 2, 3].map((n) => ({ file: `m${n}/result.json`, result: resultOf([n]) }));
const codeOf = (merge: () => unknown): unknown => {
  try {
    return merge();
  } catch (error) {
    return error instanceof HarnessError ? [error.exitCode, error.code] : error;
  }
};

describe('results of several instances merged', () => {
  it('are what one collector would have made of all of them', () => {
    const merged = loadResultFrom(mergeLoad(three(), 'report merge'));
    const { run, corpus, ...whole } = resultOf([1, 2, 3]);
    const { run: mergedRun, ...rest } = merged;
    expect(corpus).toBeDefined();
    expect(rest).toEqual(whole);
    expect(mergedRun).toMatchObject({ requests: run.requests, seed: run.seed, command: 'report merge' });
    expect(rest.requests).toMatchObject({ planned: 240, finished: 240, failed: 18 });
    expect(rest.verdict).toBe('fail');
    expect(rest.thresholds.map(({ verdict }) => verdict)).toContain('missed');
  });

  it('do not depend on the order in which they are named', () => {
    const { run: _a, ...forwards } = mergeLoad(three(), '');
    const { run: _b, ...backwards } = mergeLoad(three().reverse(), '');
    expect(backwards).toEqual(forwards);
  });

  it('have no percentiles of kinds where one result has no histogram of them', () => {
    const [first, ...others] = three();
    const { histogram: _, ...kind } = first?.result.kinds[0] as LoadResult['kinds'][number];
    const older = { file: 'old/result.json', result: { ...(first?.result as LoadResult), kinds: [kind] } };
    const [merged] = mergeLoad([older, ...others], '').kinds;
    expect(merged).toMatchObject({ requests: 240, latency: { p50: null, p95: null } });
  });

  it('are partial where one is', () => {
    const [first, ...others] = three();
    const broken = {
      ...(first?.result as LoadResult),
      verdict: 'partial' as const,
      reason: 'k6 was ended by SIGKILL',
    };
    const merged = mergeLoad([{ file: 'm1/result.json', result: broken }, ...others], '');
    expect(merged).toMatchObject({ verdict: 'partial', reason: 'm1/result.json: k6 was ended by SIGKILL' });
    expect(merged.requests.finished).toBe(240);
  });

  it('are refused where they are no parts of one run', () => {
    const [one, two] = three() as [
      { file: string; result: LoadResult },
      { file: string; result: LoadResult },
    ];
    const other = (result: LoadResult): { file: string; result: LoadResult } => ({ file: 'x', result });
    const later = { startedAt: start + durationMs + 1 };
    expect(codeOf(() => mergeLoad([one, other(resultOf([2], { seed: 2 }))], ''))).toEqual([
      2,
      'merge.different',
    ]);
    expect(codeOf(() => mergeLoad([one, other(resultOf([2], later))], ''))).toEqual([2, 'merge.apart']);
    expect(codeOf(() => mergeLoad([one, two, { ...one, file: 'copy' }], ''))).toEqual([2, 'merge.twice']);
    const otherLimits = { ...two.result, thresholds: two.result.thresholds.slice(1) };
    expect(codeOf(() => mergeLoad([one, other(otherLimits)], ''))).toEqual([2, 'merge.different']);
    const otherBuckets = {
      ...two.result,
      histogram: { buckets: [{ upTo: 5, count: 80 }], count: 80, sum: 400 },
    };
    expect(codeOf(() => mergeLoad([one, other(otherBuckets)], ''))).toEqual([2, 'merge.buckets']);
  });
});
