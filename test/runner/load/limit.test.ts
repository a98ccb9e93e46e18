import { describe, expect, it } from 'vitest';
import { emptyBuckets, type Buckets } from '../../../runner/k6/receive/buckets.ts';
import { createCollector } from '../../../runner/k6/receive/collector.ts';
import type { Measurements } from '../../../runner/k6/receive/measurements.ts';
import { latenessAt } from '../../../runner/load/lateness.ts';
import { limitOf, type GeneratorState } from '../../../runner/load/limit.ts';

const state: GeneratorState = { vus: 600, rate: 200, timeoutMs: 10_000, cpuShare: 0.3, problems: [] };
const nothing = createCollector().measurements();

/** Counts of a time; the bucket of a second is number 0. */
const times = (count: number, sum: number, bucket = 0): Buckets => ({
  ...emptyBuckets(),
  counts: new Map([[bucket, count]]),
  count,
  sum,
});
const measured = (more: Partial<Measurements>): Measurements => ({
  ...nothing,
  finished: new Map([['json-accept', 1000]]),
  latency: new Map([['json-accept', times(1000, 1000)]]),
  ...more,
});
const dropped = { dropped: 50, vusMax: 600 };
const timeouts = new Map([['network:timeout', { count: 80, firstAt: 0, lastAt: 9 }]]);
const noSockets = new Map([['network:sockets', { count: 80, firstAt: 0, lastAt: 9 }]]);

describe('what held a run back', () => {
  it.each<{
    name: string;
    more: Partial<Measurements>;
    cpuShare?: number;
    by: 'generator' | 'target';
    text: RegExp;
  }>([
    {
      name: 'virtual users that wait for the target',
      more: { ...dropped, phases: new Map([['waiting', times(1000, 970)]]) },
      by: 'target',
      text: /the target was the limit.*all 600 virtual users.*97 %.*within 3 s.*lower --rate.*--max-vus/,
    },
    {
      name: 'virtual users that wait for answers that never come',
      more: { ...dropped, failures: timeouts, phases: new Map([['waiting', times(920, 1)]]) },
      by: 'target',
      text: /80 % of their time/,
    },
    {
      name: 'virtual users that are busy though the target is quick',
      more: { ...dropped, phases: new Map([['waiting', times(1000, 200)]]) },
      by: 'generator',
      text: /all 600 virtual users were busy, but only 20 %/,
    },
    { name: 'all cores in use', more: {}, cpuShare: 0.97, by: 'generator', text: /97 % of all cores/ },
    {
      name: 'requests that begin late',
      more: { ...dropped, lateness: times(200, 200) },
      by: 'generator',
      text: /\d+ ms late while it used 30 % of all cores/,
    },
    {
      name: 'no sockets left',
      more: { ...dropped, failures: noSockets },
      by: 'generator',
      text: /no further connection for 80 requests.*ulimit -n/,
    },
  ])('$by: $name', ({ more, cpuShare = 0.3, by, text }) => {
    const limit = limitOf(measured(more), { ...state, cpuShare });
    expect(limit?.by).toBe(by);
    expect(limit?.text).toMatch(text);
  });

  it.each<{ name: string; more: Partial<Measurements> }>([
    { name: 'nothing was dropped', more: {} },
    { name: 'fewer than one request in a hundred began late', more: { lateness: times(9, 9) } },
    { name: 'requests began a little late', more: { lateness: times(500, 25, -36) } },
  ])('nothing, where $name', ({ more }) => {
    expect(limitOf(measured(more), state)).toBeNull();
  });

  it('is the sockets where k6 complained of them alone', () => {
    const problems = ['Failed to send the time series data: dial tcp: socket: too many open files'];
    const limit = limitOf(measured({}), { ...state, problems });
    expect(limit?.by).toBe('generator');
    expect(limit?.text).toMatch(/not even to say what it measured.*ulimit -n/);
  });

  it('counts requests that were not late when it says how late they were', () => {
    const one = measured({ lateness: times(20, 20) });
    expect(latenessAt(one, 0.5)).toBe(0);
    expect(latenessAt(one, 0.99)).toBeGreaterThan(900);
    expect(latenessAt(one, 1)).toBeCloseTo(1000, 6);
  });
});
