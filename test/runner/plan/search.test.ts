import { describe, expect, it } from 'vitest';
import { nextStep, rounded, type SearchOptions } from '../../../runner/plan/search.ts';
import type { Vote } from '../../../runner/plan/votes.ts';
import { simulate, type Simulated, type SimulatedResult } from './simulated.ts';

const seeds = [1, 2, 3, 4, 5, 6];
const capacities = [40, 150, 400, 1111, 5000];
const cases = capacities.flatMap((capacity) => seeds.map((seed) => ({ capacity, seed })));

/** How far the answer is from the truth, as a share. */
const off = ({ decision }: SimulatedResult, capacity: number): number =>
  Math.abs((decision.sustainedRate ?? 0) / capacity - 1);

describe('a target of known capacity', () => {
  it.each(cases)('$capacity/s, seed $seed: found within 5 %, and no-go for twice as much', async (one) => {
    const result = await simulate({ capacity: one.capacity }, { required: one.capacity * 2, seed: one.seed });
    expect(result.decision).toMatchObject({ verdict: 'no-go', limitedBy: 'target' });
    expect(off(result, one.capacity)).toBeLessThanOrEqual(0.05);
    const { from, above } = result.decision.sustainedInterval;
    expect((above ?? Infinity) / from).toBeLessThanOrEqual(1.05);
    expect(result.steps.length).toBeLessThanOrEqual(30);
  });

  it.each(cases)('$capacity/s, seed $seed: noise of a shared machine changes little', async (one) => {
    const target = { capacity: one.capacity, noise: 0.06, keepsQueue: true };
    const result = await simulate(target, { required: one.capacity * 1.5, seed: one.seed });
    expect(result.decision.verdict).toBe('no-go');
    // Spread of a whole second by 6 % and more lets queues build up below the mean capacity.
    expect(off(result, one.capacity)).toBeLessThanOrEqual(0.12);
  });

  it.each(cases)('$capacity/s, seed $seed: go for 70 % of it, by two steps that agree', async (one) => {
    const required = one.capacity * 0.7;
    const result = await simulate({ capacity: one.capacity }, { required, seed: one.seed });
    expect(result.decision.verdict).toBe('go');
    expect(['high', 'medium']).toContain(result.decision.confidence);
    const held = result.steps.filter(({ rate, verdict }) => rate >= required && verdict === 'held');
    expect(held.length).toBeGreaterThanOrEqual(2);
    // The answer is known: nothing above the needed rate is tried.
    expect(Math.max(...result.steps.map(({ rate }) => rate))).toBeLessThanOrEqual(
      rounded(required, Math.ceil),
    );
  });

  it.each(seeds)('seed %i: never a go for a tenth more than there is', async (seed) => {
    const { decision } = await simulate({ capacity: 150 }, { required: 165, seed });
    expect(decision.verdict).toBe('no-go');
  });

  it('looks on with --find-capacity, and still says go', async () => {
    const result = await simulate({ capacity: 400 }, { required: 100, findCapacity: true });
    expect(result.decision).toMatchObject({ verdict: 'go', limitedBy: 'target' });
    expect(off(result, 400)).toBeLessThanOrEqual(0.05);
  });

  it('the same seed gives the same steps', async () => {
    const run = () => simulate({ capacity: 150, noise: 0.05 }, { required: 300, seed: 9 });
    expect(await run()).toEqual(await run());
  });
});

describe('other limits than a queue', () => {
  it('finds the rate above which errors begin', async () => {
    const target = { capacity: 1000, errors: { above: 230, share: 0.02 } };
    const { decision } = await simulate(target, { required: 500 });
    expect(decision).toMatchObject({ verdict: 'no-go', limitedBy: 'target' });
    expect(decision.sustainedRate).toBeGreaterThan(230 * 0.95);
    expect(decision.sustainedRate).toBeLessThanOrEqual(231);
    expect(decision.reason).toMatch(/errors<0\.1% was 2/);
  });

  it('does not blame a target for errors that the SLO takes', async () => {
    const target = { capacity: 1000, errors: { above: 0, share: 0.02 } };
    const run = { required: 200, slo: ['p95<300ms', 'errors<5%'] };
    expect((await simulate(target, run)).decision.verdict).toBe('go');
  });

  it('never passes a weak generator off as the target', async () => {
    const { decision, steps } = await simulate({ capacity: 1000, generator: 220 }, { required: 400 });
    expect(decision).toMatchObject({ verdict: 'undecided', confidence: 'none', limitedBy: 'generator' });
    expect(decision.sustainedInterval.above).toBeNull();
    expect(decision.reason).toMatch(/load generator/);
    expect(steps.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
  });

  it('a generator that is strong enough for what is needed is no obstacle', async () => {
    const { decision } = await simulate({ capacity: 1000, generator: 220 }, { required: 200 });
    expect(decision.verdict).toBe('go');
  });

  it('a target that is the weaker one is found behind a weak generator', async () => {
    const { decision } = await simulate({ capacity: 150, generator: 220 }, { required: 200 });
    expect(decision).toMatchObject({ verdict: 'no-go', limitedBy: 'target' });
  });

  it('a target that is slow at first is tried again', async () => {
    const target = { capacity: 400, slowUntil: { seconds: 45, capacity: 60 } };
    const { decision, steps } = await simulate(target, { required: 300 });
    expect(steps.some(({ verdict }) => verdict === 'failed')).toBe(true);
    expect(decision).toMatchObject({ verdict: 'go', confidence: 'medium' });
  });

  it('a target that stands still now and then gets no go at a rate that it cannot hold', async () => {
    const { decision } = await simulate({ capacity: 400, stalls: 0.12 }, { required: 390 });
    expect(decision.verdict).not.toBe('go');
  });

  it('a target that never answers well is no-go, and not waited for', async () => {
    const { decision, steps } = await simulate({ capacity: 1000, baseMs: 900 }, { required: 100 });
    expect(decision).toMatchObject({ verdict: 'no-go', sustainedRate: null });
    expect(steps.length).toBeLessThan(10);
  });

  it('an overdriven target is looked at until it has recovered', async () => {
    const { steps } = await simulate({ capacity: 150, keepsQueue: true }, { required: 300 });
    const after = steps.map(({ verdict, purpose }, i) => [verdict, purpose, steps[i + 1]?.purpose]);
    const failed = after.filter(([verdict, , next]) => verdict === 'failed' && next !== undefined);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.every(([, , next]) => next === 'recover')).toBe(true);
  });
});

describe('bounds', () => {
  it('never goes above the ceiling; what it cannot try it does not decide', async () => {
    const { decision, steps } = await simulate(
      { capacity: 400 },
      { required: 300, highest: 200, by: 'ceiling' },
    );
    expect(Math.max(...steps.map(({ rate }) => rate))).toBe(200);
    expect(decision).toMatchObject({ verdict: 'undecided', limitedBy: 'ceiling', sustainedRate: 200 });
    expect(decision.reason).toMatch(/--ceiling keeps the plan from trying more than 200\/s/);
  });

  it('the guard is named where it is the guard', async () => {
    const { decision } = await simulate({ capacity: 400 }, { required: 300, highest: 50, by: 'guard' });
    expect(decision).toMatchObject({ verdict: 'undecided', limitedBy: 'guard' });
    expect(decision.reason).toMatch(/safety\.maxRate/);
  });

  it('a target that fails below the ceiling is a no-go all the same', async () => {
    const { decision } = await simulate({ capacity: 100 }, { required: 300, highest: 200, by: 'ceiling' });
    expect(decision.verdict).toBe('no-go');
  });

  it('never sends more than maxRequests in all', async () => {
    const { decision, sent } = await simulate({ capacity: 400 }, { required: 600, maxRequests: 5000 });
    expect(sent).toBeLessThanOrEqual(5000);
    expect(decision).toMatchObject({ verdict: 'undecided', limitedBy: 'guard' });
  });

  it('ends in time, undecided', async () => {
    const { decision, tookMs } = await simulate({ capacity: 400 }, { required: 300, maxDurationMs: 60_000 });
    expect(tookMs).toBeLessThanOrEqual(60_000);
    expect(decision).toMatchObject({ verdict: 'undecided', limitedBy: 'time' });
  });

  it('keeps what was measured when it is stopped', async () => {
    const { decision, steps } = await simulate({ capacity: 400 }, { required: 300, abortAfter: 2 });
    expect(steps.map(({ verdict }) => verdict)).toEqual(['held', 'held', 'undecided']);
    expect(decision).toMatchObject({ verdict: 'undecided', limitedBy: 'interrupted' });
    expect(decision.sustainedRate).toBe(steps[1]?.rate);
  });
});

describe('the next step', () => {
  const options: SearchOptions = {
    required: 100,
    start: 10,
    highest: 1000,
    growth: 2,
    precision: 0.03,
    findCapacity: false,
  };
  const vote = (rate: number, verdict: Vote['verdict'], purpose: Vote['purpose'] = 'grow'): Vote => ({
    rate,
    verdict,
    purpose,
    reached: verdict === 'held' ? rate : rate * 0.5,
  });

  it.each<[string, readonly Vote[], object]>([
    ['begins low', [], { rate: 10, purpose: 'grow' }],
    ['doubles', [vote(10, 'held')], { rate: 20, purpose: 'grow' }],
    ['stops at the needed rate', [vote(80, 'held')], { rate: 100, purpose: 'required' }],
    ['repeats the needed rate', [vote(100, 'held')], { rate: 100, purpose: 'repeat' }],
    ['ends when it held twice', [vote(100, 'held'), vote(100, 'held')], { because: 'required-held' }],
    ['rests after a failure', [vote(10, 'held'), vote(20, 'failed')], { rate: 10, purpose: 'recover' }],
    [
      'repeats what is contradicted',
      [vote(80, 'held'), vote(100, 'failed'), vote(100, 'held', 'repeat')],
      { rate: 100, purpose: 'repeat' },
    ],
    [
      'tries twice what the generator was too weak for',
      [vote(10, 'held'), vote(20, 'undecided'), vote(10, 'held', 'recover')],
      { rate: 20, purpose: 'repeat' },
    ],
    [
      'gives up on a target that does not recover',
      [vote(10, 'held'), vote(20, 'failed'), ...Array<Vote>(5).fill(vote(10, 'failed', 'recover'))],
      { because: 'not-recovered' },
    ],
  ])('%s', (_, votes, expected) => {
    expect(nextStep(options, votes)).toMatchObject(expected);
  });
});

it('a simulated target that holds more than it can would be seen: the bounds above are no tautology', async () => {
  const lying: Simulated = { capacity: 170 };
  const result = await simulate(lying, { required: 300 });
  expect(off(result, 150)).toBeGreaterThan(0.05);
});
