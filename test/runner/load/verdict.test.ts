import { describe, expect, it } from 'vitest';
import { emptyBuckets } from '../../../runner/k6/receive/buckets.ts';
import { verdictOf, type Facts } from '../../../runner/load/verdict.ts';

const totals = {
  planned: 10_000,
  finished: 10_000,
  failed: 0,
  violations: 0,
  duplicates: 0,
  dropped: 0,
  exceptions: 0,
  unsent: 0,
  latency: emptyBuckets(),
};
const held = { expression: 'p95<300ms', limit: 300, actual: 5, verdict: 'held' } as const;
const missed = { ...held, actual: 400, verdict: 'missed' } as const;
const late = { by: 'generator', text: 'k6 began late' } as const;
const facts: Facts = {
  totals,
  thresholds: [held],
  limit: null,
  cut: undefined,
  latenessMs: 0,
  problem: undefined,
};

describe('the verdict of a load run', () => {
  it.each<{ name: string; facts: Facts; verdict: string; reason: RegExp }>([
    { name: 'everything held', facts, verdict: 'pass', reason: /10000 requests/ },
    {
      name: 'a threshold was missed',
      facts: { ...facts, thresholds: [held, missed] },
      verdict: 'fail',
      reason: /p95<300ms \(was 400\)/,
    },
    {
      name: 'a threshold had no sample',
      facts: { ...facts, thresholds: [{ ...held, actual: null, verdict: 'no-sample' }] },
      verdict: 'fail',
      reason: /no sample/,
    },
    {
      name: '0.1 % was dropped',
      facts: { ...facts, totals: { ...totals, finished: 9990, dropped: 10 } },
      verdict: 'pass',
      reason: /./,
    },
    {
      name: 'more was dropped',
      facts: {
        ...facts,
        totals: { ...totals, finished: 9989, dropped: 11 },
        limit: { by: 'target', text: 'all busy' },
      },
      verdict: 'invalid',
      reason: /11 of 10000.*all busy/,
    },
    {
      name: 'more was dropped and a threshold missed',
      facts: { ...facts, thresholds: [missed], totals: { ...totals, finished: 8000, dropped: 2000 } },
      verdict: 'invalid',
      reason: /20 %/,
    },
    {
      name: 'every iteration threw',
      facts: { ...facts, totals: { ...totals, finished: 0, exceptions: 10_000 }, problem: 'TypeError: x' },
      verdict: 'invalid',
      reason: /no request was sent: TypeError/,
    },
    {
      name: 'some iterations threw',
      facts: { ...facts, totals: { ...totals, exceptions: 50 } },
      verdict: 'invalid',
      reason: /50 iterations/,
    },
    {
      name: 'requests got lost',
      facts: { ...facts, totals: { ...totals, finished: 9000 } },
      verdict: 'invalid',
      reason: /unaccounted/,
    },
    {
      name: 'a time was missed and requests began late',
      facts: { ...facts, latenessMs: 300, limit: late, thresholds: [missed] },
      verdict: 'invalid',
      reason: /k6 began late/,
    },
    {
      name: 'times held though requests began late, because they count since they were due',
      facts: { ...facts, latenessMs: 300, limit: late },
      verdict: 'pass',
      reason: /held/,
    },
    {
      name: 'more than a time was missed and requests began late',
      facts: {
        ...facts,
        latenessMs: 300,
        limit: late,
        thresholds: [missed, { ...missed, expression: 'violations==0' }],
      },
      verdict: 'fail',
      reason: /violations/,
    },
    {
      name: 'k6 was out of sockets',
      facts: { ...facts, totals: { ...totals, failed: 50, unsent: 50 }, limit: late },
      verdict: 'invalid',
      reason: /50 of 10000 requests found no connection: k6 began late/,
    },
    {
      name: 'it was stopped',
      facts: { ...facts, thresholds: [missed], cut: 'stopped' },
      verdict: 'partial',
      reason: /stopped/,
    },
  ])('$verdict where $name', ({ facts: given, verdict, reason }) => {
    const result = verdictOf(given);
    expect(result.verdict).toBe(verdict);
    expect(result.reason).toMatch(reason);
  });
});
