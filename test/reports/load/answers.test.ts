import { describe, expect, it } from 'vitest';
import type { LoadResult } from '../../../model/load-result.ts';
import { canISend } from '../../../reports/load/answer.ts';
import { nextStep } from '../../../reports/load/next-step.ts';
import { plainWords } from '../../../reports/load/plain-words.ts';
import { rateVaries, safeRate } from '../../../reports/load/safe-rate.ts';
import { stallsOf } from '../../../reports/load/stalls.ts';
import { verdictOf } from '../../../reports/load/verdict.ts';
import { windowed } from '../../../reports/load/windows.ts';
import { sampleLoadResult } from './sample.ts';

const healthy = sampleLoadResult('healthy', 240);
const failing = sampleLoadResult('failing', 240);
const invalid = sampleLoadResult('invalid', 240);
const ramp = sampleLoadResult('ramp', 600);

describe('verdict', () => {
  it('is not PASS where more than 0.1 % of the plan was dropped, whatever the result says', () => {
    const { planned } = healthy.requests;
    const with_ = (dropped: number): LoadResult => ({
      ...healthy,
      requests: { ...healthy.requests, dropped },
    });
    expect(verdictOf(with_(Math.floor(planned * 0.001))).word).toBe('PASS');
    expect(verdictOf(with_(Math.floor(planned * 0.001) + 1)).word).toBe('INVALID RUN');
    expect(verdictOf({ ...failing, requests: with_(planned).requests }).word).toBe('INVALID RUN');
  });
});

describe('a rate', () => {
  it('varies in a ramp, and not where it only is no whole number or ends early', () => {
    const asking = (asked: (t: number) => number): LoadResult => ({
      ...healthy,
      series: healthy.series.map((point, t) => ({ ...point, asked: asked(t) })),
    });
    expect(rateVaries(ramp)).toBe(true);
    expect(rateVaries(asking((t) => 1 + (t % 2)))).toBe(false);
    expect(rateVaries(asking((t) => (t === 239 ? 1 : 100)))).toBe(false);
    expect(rateVaries(asking((t) => (t > 100 && t < 130 ? 500 : 100)))).toBe(true);
  });
});

describe('the rate to plan with', () => {
  it('is the reached one of a steady run, safe only if it passed', () => {
    expect(safeRate(healthy)).toMatchObject({ rate: healthy.rate.reached, safe: true });
    expect(safeRate(failing)).toMatchObject({ safe: false });
  });

  it('is none where the run is invalid', () => {
    expect(safeRate(invalid)).toBeUndefined();
  });

  it('lies below the first crossing where the rate rose', () => {
    const crossed = ramp.thresholds.find(({ crossedAt }) => crossedAt !== undefined)?.crossedAt ?? 0;
    const asked = ramp.series[crossed]?.asked ?? 0;
    expect(safeRate(ramp)?.rate).toBeLessThan(asked);
    expect(safeRate(ramp)?.rate).toBeGreaterThan(asked * 0.9);
  });

  it("is called the generator's where the generator was the limit", () => {
    const limited = { ...healthy, generator: { ...healthy.generator, limit: 'CPU' } };
    expect(safeRate(limited)?.basis).toContain('generator');
    expect(canISend(limited)).toContain('the most the load generator could send');
    expect(canISend(healthy)).not.toContain('generator');
  });
});

describe('the next step', () => {
  it.each([
    [
      'pass',
      healthy,
      'npx trigger-harness load steady --target staging.yaml --rate 240 --duration 240s --max-vus 400',
    ],
    ['fail with errors', failing, 'npx trigger-harness repro valid~1f3~7 --target staging.yaml'],
    [
      'invalid',
      invalid,
      'npx trigger-harness load steady --target staging.yaml --rate 120 --duration 240s --max-vus 160',
    ],
  ])('after %s', (_, result, command) => {
    expect(nextStep(result).command).toBe(command);
  });

  it('quotes a case id that a shell would take apart', () => {
    const [first, ...rest] = failing.errors;
    if (first?.sample === undefined) throw new Error('the sample has no error');
    const hostile = { ...first, count: 1e6, sample: { ...first.sample, case: "a'; rm -rf ~" } };
    expect(nextStep({ ...failing, errors: [hostile, ...rest] }).command).toContain(`'a'\\''; rm -rf ~'`);
  });

  it('differs by what made a run invalid', () => {
    const slow = { ...invalid, generator: { ...invalid.generator, vusMax: 10 } };
    expect(nextStep(slow).command).toContain('--rate 60');
    const silent = { ...invalid, requests: { ...invalid.requests, finished: 0 } };
    expect(nextStep(silent).command).toBe('npx trigger-harness doctor --target staging.yaml');
    const sample = { case: 'valid~1~7', detail: 'TypeError' };
    const broken = { ...invalid, errors: [{ kind: 'exception', message: 'failed', count: 3, sample }] };
    expect(nextStep(broken).command).toBe('npx trigger-harness repro valid~1~7 --target staging.yaml');
  });
});

describe('plain words', () => {
  it.each([
    ['status:503', 'HTTP 503: it was overloaded'],
    ['violation:matching.requires', 'Answers broke this rule: A request without the parameter'],
    ['violation:no.such.rule', 'Answers broke rule no.such.rule.'],
    ['duplicate', 'answered from memory'],
    ['network:timeout', 'did not answer in time'],
    ['exception', 'no fault of the target'],
    ['something-new', 'Requests failed: something-new.'],
  ])('%s', (kind, words) => {
    expect(plainWords({ kind })).toContain(words);
  });
});

describe('standstills', () => {
  it('are found in a run whose p95 looks fine', () => {
    const stalled = sampleLoadResult('stalls', 600);
    expect(stalled.latency.p95).toBeLessThan(150);
    expect(stallsOf(stalled.series)).toHaveLength(1);
    expect(stallsOf(healthy.series)).toHaveLength(0);
  });
});

describe('percentiles over time', () => {
  it('take more seconds together where one has too few samples', () => {
    expect(windowed(healthy, 'p50').seconds).toBe(1);
    expect(windowed(healthy, 'p95').seconds).toBe(2);
    expect(windowed(healthy, 'p99').seconds).toBe(10);
    expect(windowed({ ...healthy, heat: [] }, 'p99').seconds).toBe(1);
  });
});
