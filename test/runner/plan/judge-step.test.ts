import { describe, expect, it } from 'vitest';
import { thresholdsOf } from '../../../runner/load/thresholds.ts';
import { atLeast, highestShare } from '../../../runner/plan/chance.ts';
import { judgeStep, type StepFacts } from '../../../runner/plan/judge-step.ts';
import { easedFor, samplesFor, stepTimes, usualTiming } from '../../../runner/plan/step-plan.ts';
import { trendOf } from '../../../runner/plan/trend.ts';
import { windowOf, type Window } from '../../../runner/plan/window.ts';
import { sampleLoadResult } from '../../reports/load/sample.ts';

const slo = thresholdsOf(['p95<300ms', 'errors<0.1%']);
const good: Window = {
  seconds: 10,
  asked: 1000,
  finished: 1000,
  failed: 0,
  violations: 0,
  duplicates: 0,
  dropped: 0,
  means: [20, 21, 20, 19, 20, 21, 20, 19, 20, 20],
  latency: () => 40,
};
const facts: StepFacts = { rate: 100, limitedBy: null, limitText: undefined, cut: undefined };

describe('whether a step held', () => {
  it('holds where nothing speaks against it', () => {
    expect(judgeStep(good, facts, slo)).toMatchObject({ verdict: 'held', reasons: [], limitedBy: null });
  });

  it.each<[string, Partial<Window>, RegExp]>([
    ['a percentile over its limit', { latency: () => 301 }, /p95<300ms was 301/],
    ['errors over their limit', { failed: 10 }, /errors<0.1% was 1 %/],
    ['one wrong answer', { violations: 1 }, /violations==0 was 1/],
    ['one duplicate', { duplicates: 1 }, /duplicates==0 was 1/],
    ['a rate that was not reached', { finished: 970 }, /97\/s of 100\/s finished/],
    ['requests that were not sent', { dropped: 1 }, /1 requests were not sent/],
    ['a queue that builds up', { means: [20, 30, 41, 50, 62, 70, 83, 90, 99, 110] }, /90 ms slower/],
    ['no answer at all', { finished: 0, means: [], latency: () => null }, /0\/s of 100\/s finished/],
  ])('%s: failed', (_, change, reason) => {
    const judged = judgeStep({ ...good, ...change }, facts, slo);
    expect(judged).toMatchObject({ verdict: 'failed', limitedBy: 'target' });
    expect(judged.reasons.join()).toMatch(reason);
  });

  it('is not the target’s fault where the generator was the limit, or the step was cut short', () => {
    const failing = { ...good, latency: () => 900 };
    const weak: StepFacts = { ...facts, limitedBy: 'generator', limitText: 'k6 used 97 % of all cores' };
    expect(judgeStep(failing, weak, slo)).toMatchObject({ verdict: 'undecided', limitedBy: 'generator' });
    expect(judgeStep(good, weak, slo).verdict).toBe('held');
    expect(judgeStep(good, { ...facts, cut: 'stopped' }, slo).verdict).toBe('undecided');
  });

  it('says nothing on too few samples', () => {
    expect(judgeStep({ ...good, latency: () => null }, facts, slo)).toMatchObject({
      verdict: 'undecided',
      reasons: ['too few samples', 'p95<300ms: too few samples'],
    });
  });

  it('takes a single error of a thousand for chance, and three not', () => {
    expect(judgeStep({ ...good, failed: 1 }, facts, slo).verdict).toBe('held');
    expect(judgeStep({ ...good, failed: 4 }, facts, slo).verdict).toBe('failed');
    expect(judgeStep({ ...good, failed: 1 }, facts, thresholdsOf(['p95<300ms'])).verdict).toBe('failed');
  });
});

describe('a trend', () => {
  it.each<[string, readonly number[], boolean]>([
    ['rising', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], true],
    ['rising with noise', [10, 14, 12, 19, 17, 25, 22, 30, 28, 35], true],
    ['level', [10, 11, 9, 10, 12, 8, 10, 11, 9, 10], false],
    ['falling', [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], false],
    ['one outlier', [10, 10, 10, 10, 90, 10, 10, 10, 10, 10], false],
    ['too short', [1, 2, 3], false],
  ])('%s', (_, values, rises) => {
    expect(trendOf(values).rises).toBe(rises);
  });

  it('is as large as the rise from the first value to the last', () => {
    expect(trendOf([0, 10, 20, 30, 40, 50, 60]).by).toBe(60);
  });
});

describe('chance', () => {
  it('knows Poisson’s tail', () => {
    expect(atLeast(0, 1)).toBe(1);
    expect(atLeast(1, 1)).toBeCloseTo(0.632, 3);
    expect(atLeast(4, 1)).toBeCloseTo(0.019, 3);
  });

  it('cannot rule out about three in n where none was seen', () => {
    expect(highestShare(0, 3000)).toBeCloseTo(0.001, 4);
    expect(highestShare(5, 1000)).toBeCloseTo(0.0105, 4);
    expect(highestShare(0, 0)).toBe(1);
  });
});

describe('how long a step is', () => {
  it('has ten samples beyond the highest percentile of the SLO', () => {
    for (const [expression, beyond] of [
      ['p95<1s', 0.05],
      ['p99<1s', 0.01],
      ['p99.9<1s', 0.001],
    ] as const) {
      const limits = thresholdsOf([expression]);
      const { measured } = stepTimes('grow', 20, limits, { ...usualTiming, most: 10_000 });
      expect(measured * 20 * beyond).toBeGreaterThanOrEqual(10);
      expect(samplesFor(limits) * beyond).toBeGreaterThanOrEqual(10);
    }
    expect(stepTimes('grow', 1000, slo, usualTiming).measured).toBe(usualTiming.least);
    expect(stepTimes('repeat', 1000, slo, usualTiming).measured).toBe(usualTiming.decisive);
  });

  it('looks at a resting target by percentiles that a short look can tell', () => {
    expect(easedFor(slo, 100)[0]?.subject).toMatchObject({ quantile: 0.9 });
    expect(easedFor(slo, 10_000)[0]?.subject).toMatchObject({ quantile: 0.95 });
  });
});

describe('the window of a run', () => {
  it('leaves the warm-up out and agrees with the whole where there is none', () => {
    const result = sampleLoadResult('healthy', 60, 100);
    const whole = windowOf(result, 0, 60);
    expect(whole.finished).toBe(result.requests.finished);
    expect(whole.latency(0.95) ?? 0).toBeGreaterThan((result.latency.p95 ?? 0) * 0.9);
    expect(whole.latency(0.95) ?? 0).toBeLessThan((result.latency.p95 ?? 0) * 1.1);
    const later = windowOf(result, 10, 60);
    const early = result.series.slice(0, 10).reduce((sum, { finished }) => sum + finished, 0);
    expect(later.finished).toBe(whole.finished - early);
    expect(later.means).toHaveLength(50);
    expect(windowOf(result, 0, 1).latency(0.999)).toBeNull();
  });
});
