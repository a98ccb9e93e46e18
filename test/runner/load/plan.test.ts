import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HarnessError } from '../../../model/errors.ts';
import { checkEngineArgs } from '../../../runner/load/engine-args.ts';
import { dueIn, plannedRequests } from '../../../runner/load/planned.ts';
import { virtualUsersFor } from '../../../runner/load/virtual-users.ts';

describe('the plan of a steady run', () => {
  it.each([
    { rate: 100, ms: 5000, planned: 500 },
    { rate: 100, ms: 1100, planned: 110 },
    { rate: 0.5, ms: 10_000, planned: 5 },
    { rate: 3, ms: 1500, planned: 5 },
    { rate: 0.1, ms: 1000, planned: 1 },
  ])('$rate a second for $ms ms are $planned requests', ({ rate, ms, planned }) => {
    expect(plannedRequests(rate, ms)).toBe(planned);
  });

  it('has every planned request due in exactly one second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 60 }), (tenths, seconds) => {
        const rate = tenths / 10;
        const planned = plannedRequests(rate, seconds * 1000);
        let due = 0;
        for (let t = 0; t <= seconds; t++) due += dueIn(t, rate, planned);
        expect(due).toBe(planned);
      }),
    );
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
