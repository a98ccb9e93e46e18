import { describe, expect, it } from 'vitest';
import { emptyBuckets, type Buckets } from '../../../runner/k6/receive/buckets.ts';
import { createCollector } from '../../../runner/k6/receive/collector.ts';
import { emptySecond, noCounts, type Measurements } from '../../../runner/k6/receive/measurements.ts';
import { isBroken } from '../../../runner/load/broken.ts';
import { judgeThreshold, type Judged } from '../../../runner/load/judge-thresholds.ts';
import { kneeOf } from '../../../runner/load/steps.ts';
import { parseThreshold, thresholdsOf } from '../../../runner/load/thresholds.ts';

/** So many samples of about a second, and as many of about a millisecond. */
function samples(slow: number, fast: number): Buckets {
  const counts = new Map([
    [0, slow],
    [-80, fast],
  ]);
  return { ...emptyBuckets(), counts, count: slow + fast, sum: slow };
}

interface Happened {
  readonly slow?: number;
  readonly fast?: number;
  readonly failed?: number;
  readonly dropped?: number;
}

/** What was measured when each second went as it says. */
function measuredOf(bySecond: readonly Happened[]): Measurements {
  const seconds = new Map(
    bySecond.map(({ slow = 0, fast = 0, failed = 0, dropped = 0 }, t) => [
      t,
      { ...emptySecond(), finished: slow + fast, failed, dropped, latency: samples(slow, fast) },
    ]),
  );
  const sum = (of: keyof Happened): number => bySecond.reduce((total, one) => total + (one[of] ?? 0), 0);
  const finished = sum('slow') + sum('fast');
  return {
    ...createCollector().measurements(),
    seconds,
    latency: new Map([['json-accept', samples(sum('slow'), sum('fast'))]]),
    finished: new Map([['json-accept', finished]]),
    counts: new Map([['json-accept', { ...noCounts(), finished, failed: sum('failed') }]]),
    dropped: sum('dropped'),
  };
}

/** Of a run of 100 a second for ten seconds. */
function judged(bySecond: readonly Happened[], more: Partial<Judged> = {}): Judged {
  return {
    measured: measuredOf(bySecond),
    schedule: { shape: [{ durationMs: 10_000, from: 100, to: 100 }], requests: 1000 },
    warmUpMs: 0,
    seconds: bySecond.length,
    exact: undefined,
    ...more,
  };
}

describe('a threshold can no longer hold', () => {
  it.each([
    { expression: 'p95<300ms', slow: 51, broken: true },
    { expression: 'p95<300ms', slow: 49, broken: false },
    { expression: 'max<300ms', slow: 1, broken: true },
    { expression: 'max<3s', slow: 1, broken: false },
    { expression: 'p95>300ms', slow: 0, broken: false },
  ])('$expression after $slow slow ones of 1,000: $broken', ({ expression, slow, broken }) => {
    expect(isBroken(parseThreshold(expression), judged([{ slow, fast: 100 - slow }]))).toBe(broken);
  });

  it.each([
    { expression: 'errors<0.5%', failed: 5, broken: true },
    { expression: 'errors<0.5%', failed: 4, broken: false },
    { expression: 'errors==0', failed: 1, broken: true },
    { expression: 'errors==0', failed: 0, broken: false },
    { expression: 'errors>=3', failed: 0, broken: false },
    { expression: 'rate>=99/s', failed: 0, broken: false },
  ])('$expression after $failed failures: $broken', ({ expression, failed, broken }) => {
    expect(isBroken(parseThreshold(expression), judged([{ fast: 100, failed }]))).toBe(broken);
  });

  it('where too much was dropped', () => {
    const run = judged([{ fast: 80, dropped: 20 }]);
    expect(isBroken(parseThreshold('rate>=99/s'), run)).toBe(true);
    expect(isBroken(parseThreshold('rate>=98/s'), run)).toBe(false);
    expect(isBroken(parseThreshold('dropped<2%'), run)).toBe(true);
    expect(isBroken(parseThreshold('dropped<2.1%'), run)).toBe(false);
  });

  it('where a whole window broke it, once all of it has come', () => {
    const slow = [{ slow: 100 }, { slow: 100 }];
    expect(isBroken(parseThreshold('p50[2s]<300ms'), judged(slow))).toBe(false);
    expect(isBroken(parseThreshold('p50[2s]<300ms'), judged([...slow, { fast: 100 }, { fast: 100 }]))).toBe(
      true,
    );
  });
});

describe('windows', () => {
  const stall = Array.from({ length: 10 }, (_, t) => (t === 6 ? { slow: 100 } : { fast: 100 }));

  it('see a short stall that the whole run does not show', () => {
    expect(judgeThreshold(parseThreshold('p50<300ms'), judged(stall)).verdict).toBe('held');
    expect(judgeThreshold(parseThreshold('p50[1s]<300ms'), judged(stall))).toMatchObject({
      verdict: 'missed',
      crossedAt: 6,
    });
    // 100 of 300 are slow: less than half in each window.
    expect(judgeThreshold(parseThreshold('p50[3s]<300ms'), judged(stall)).verdict).toBe('held');
    expect(judgeThreshold(parseThreshold('p90[3s]<300ms'), judged(stall)).crossedAt).toBe(4);
  });

  it('begin behind the warm-up', () => {
    const cold = [{ slow: 100 }, ...Array.from({ length: 9 }, () => ({ fast: 100 }))];
    const threshold = parseThreshold('p50[1s]<300ms');
    expect(judgeThreshold(threshold, judged(cold)).verdict).toBe('missed');
    expect(judgeThreshold(threshold, judged(cold, { warmUpMs: 1000 })).verdict).toBe('held');
  });
});

describe('the breaking point', () => {
  const schedule = {
    shape: [100, 200, 300].map((rate) => ({ durationMs: 2000, from: rate, to: rate })),
    requests: 1200,
  };
  const limits = thresholdsOf(['p95<300ms']);
  const first = [{ fast: 100 }, { fast: 100 }];

  it('is the first step that breaks a threshold', () => {
    const run = judged([...first, { slow: 200 }, { slow: 200 }], { schedule });
    expect(kneeOf(limits, run)).toMatchObject({
      held: 100,
      broke: 200,
      steps: [{}, { broken: ['p95<300ms'] }],
    });
  });

  it('is a step that drops requests', () => {
    const run = judged([...first, { fast: 150, dropped: 50 }, { fast: 200 }], { schedule });
    expect(kneeOf(limits, run)).toMatchObject({
      held: 100,
      broke: 200,
      steps: [{}, { broken: ['dropped<0.1%'] }],
    });
  });

  it('is not looked for in a step that is not over', () => {
    const run = judged([...first, { slow: 200 }], { schedule });
    expect(kneeOf(limits, run)).toMatchObject({ held: 100, broke: null });
  });
});
