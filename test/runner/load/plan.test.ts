import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueBefore, dueIn, durationOf, makeDueTimes, peakOf, rateAt } from '../../../model/load-shape.ts';
import { HarnessError } from '../../../model/errors.ts';
import { checkEngineArgs } from '../../../runner/load/engine-args.ts';
import type { LoadOptions } from '../../../runner/load/options.ts';
import { makeLooksLate } from '../../../runner/load/looks-late.ts';
import { scheduleFor } from '../../../runner/load/shapes/shape.ts';
import { virtualUsersFor } from '../../../runner/load/virtual-users.ts';

const base: LoadOptions = {
  scenario: 'steady',
  rate: 100,
  durationMs: 10_000,
  seed: 1,
  mix: { accept: 95, reject: 5 },
  thresholds: [],
  out: '',
  k6: { path: '', version: '' },
};

describe('the schedule of a run', () => {
  it.each([
    { rate: 100, durationMs: 5000, requests: 500 },
    { rate: 100, durationMs: 1100, requests: 110 },
    { rate: 0.5, durationMs: 10_000, requests: 5 },
    { rate: 3, durationMs: 1500, requests: 5 },
    { rate: 0.1, durationMs: 1000, requests: 1 },
  ])('of $rate a second for $durationMs ms has $requests requests', ({ requests, ...more }) => {
    expect(scheduleFor({ ...base, ...more }).requests).toBe(requests);
  });

  const named: readonly { name: string; more: Partial<LoadOptions>; requests: number; rates: number[] }[] = [
    { name: 'ramp', more: { scenario: 'ramp' }, requests: 500, rates: [0, 50, 100] },
    { name: 'spike', more: { scenario: 'spike', peak: 400 }, requests: 1600, rates: [100, 400, 100] },
    {
      name: 'breakpoint',
      more: { scenario: 'breakpoint', ceiling: 500, steps: 5 },
      requests: 3000,
      rates: [100, 300, 500],
    },
    { name: 'soak', more: { scenario: 'soak' }, requests: 1000, rates: [100, 100, 100] },
    {
      name: 'a flat campaign',
      more: { scenario: 'campaign', audience: 777, curve: 'flat' },
      requests: 777,
      rates: [77.7, 77.7, 77.7],
    },
    {
      name: 'a front-loaded campaign',
      more: { scenario: 'campaign', audience: 1000, curve: 'front-loaded' },
      requests: 1000,
      rates: [200, 100, 0],
    },
    {
      name: 'a campaign by minute',
      more: { scenario: 'campaign', curve: [6, 0, 60] },
      requests: 66,
      rates: [0.1, 0, 1],
    },
  ];
  it.each(named)('of $name has the rates that it promises', ({ more, requests, rates }) => {
    const { shape, requests: planned } = scheduleFor({ ...base, ...more });
    expect(planned).toBe(requests);
    const end = durationOf(shape);
    [0, end / 2, end].forEach((ms, i) => expect(rateAt(shape, ms)).toBeCloseTo(rates[i] ?? NaN, 3));
    expect(peakOf(shape)).toBeCloseTo(Math.max(...rates), 3);
  });

  const shapes = fc.array(
    fc.record({
      durationMs: fc.integer({ min: 1000, max: 20_000 }),
      from: fc.integer({ min: 0, max: 5000 }).map((tenths) => tenths / 10),
      to: fc.integer({ min: 0, max: 5000 }).map((tenths) => tenths / 10),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it('has every request due in exactly one second', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const requests = dueBefore(shape, durationOf(shape));
        const seconds = Math.ceil(durationOf(shape) / 1000);
        let due = 0;
        for (let t = 0; t < seconds; t++) due += dueIn(t, { shape, requests });
        expect(due).toBe(requests);
      }),
    );
  });

  it('has requests due one after the other, as many before each time as it says', () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 0, max: 1, noNaN: true }), (shape, share) => {
        const end = durationOf(shape);
        const dueTimes = makeDueTimes(shape);
        const requests = dueBefore(shape, end);
        const n = Math.floor(share * Math.max(0, requests - 1));
        fc.pre(requests > 1);
        const at = dueTimes(n);
        expect(at).toBeLessThanOrEqual(end + 1e-6);
        expect(dueTimes(Math.min(requests - 1, n + 1))).toBeGreaterThanOrEqual(at);
        expect(dueBefore(shape, at - 0.5)).toBeLessThanOrEqual(n + 1);
        expect(dueBefore(shape, at + 0.5)).toBeGreaterThanOrEqual(n);
        // Numbers may also come in any order.
        expect(dueTimes(0)).toBeLessThanOrEqual(at);
        expect(dueTimes(n)).toBeCloseTo(at, 6);
      }),
    );
  });

  it('finds out how late requests look after others that were dropped', () => {
    const steady = makeLooksLate(scheduleFor(base));
    expect(steady(0, 5000)).toBe(0);
    expect(steady(10, 5000)).toBeCloseTo(100, 6);
    const ramp = makeLooksLate(scheduleFor({ ...base, scenario: 'ramp' }));
    // At its middle a ramp to 100/s has 50/s, and had less before.
    expect(ramp(10, 5000)).toBeGreaterThan(200);
    expect(ramp(10, 5000)).toBeLessThan(230);
  });

  it('has virtual users for a target that stands still for three seconds, within the limit', () => {
    expect(virtualUsersFor(200, undefined)).toBe(600);
    expect(virtualUsersFor(1, undefined)).toBe(10);
    expect(virtualUsersFor(200, 50)).toBe(50);
    expect(virtualUsersFor(50_000, undefined)).toBe(1000);
    expect(virtualUsersFor(50_000, 5000)).toBe(5000);
  });
});

describe('arguments passed through to k6', () => {
  it.each([
    '--dns=ttl=1m',
    '--no-connection-reuse',
    '--local-ips=127.0.0.2',
    '--tag=run=7',
    '--insecure-skip-tls-verify',
  ])('%s passes', (arg) => {
    expect(checkEngineArgs([arg])).toEqual([arg]);
  });

  it.each([
    '--vus=5',
    '-u',
    '--duration=9h',
    '--rps=1',
    '-e',
    '--env=A=b',
    '--http-debug=full',
    '--summary-mode=full',
    'other.js',
    '--execution-segment=0:1/2',
    '-c',
  ])('%s is refused', (arg) => {
    expect(() => checkEngineArgs(['--dns=ttl=1m', arg])).toThrow(HarnessError);
  });
});
