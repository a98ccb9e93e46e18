import { describe, expect, it } from 'vitest';
import { compareLoads, withComparison } from '../../model/load-comparison.ts';
import type { LoadResult } from '../../model/load-result.ts';
import { sampleLoadResult } from '../reports/load/sample.ts';

/** A run of one kind whose p95 is so many milliseconds; the other percentiles stay. */
function run(p95: number, change: Partial<LoadResult> = {}): LoadResult {
  const base = sampleLoadResult('healthy', 30);
  return {
    ...base,
    verdict: 'pass',
    generator: { ...base.generator, limit: null },
    latency: { ...base.latency, p50: 20, p95, p99: 400 },
    ...change,
  };
}

const earlier = [100, 104, 98, 102, 96].map((p95) => run(p95));

describe('a load run against earlier ones', () => {
  it.each([
    ['slower', 140],
    ['slower', 120],
    ['faster', 70],
    ['no-difference', 104],
    // More than 10 % and 5 ms, but within what runs of this kind differ by.
    ['no-difference', 112],
  ] as const)('is %s at %d ms', (verdict, p95) => {
    const comparison = compareLoads(run(p95), earlier);
    expect(comparison.verdict).toBe(verdict);
    expect(comparison.percentiles.find(({ name }) => name === 'p95')).toMatchObject({
      now: p95,
      before: 100,
    });
  });

  it('says nothing of a difference below 5 ms, however large its share', () => {
    const fast = [2, 2.1, 1.9, 2, 2.05].map((p95) => run(p95));
    expect(compareLoads(run(6), fast).verdict).toBe('no-difference');
    expect(compareLoads(run(8), fast).verdict).toBe('slower');
  });

  it('needs five earlier runs of the same kind', () => {
    const few = compareLoads(run(300), earlier.slice(0, 4));
    expect([few.verdict, few.reason]).toEqual(['no-difference', expect.stringContaining('4 of at least 5')]);
    expect(few.percentiles.every(({ noise }) => noise === null)).toBe(true);
  });

  it.each([
    ['another rate', { rate: { asked: 5, reached: 5 } }],
    ['another scenario', { scenario: 'spike' }],
    ['another mix', { mix: { accept: 1, reject: 99 } }],
    ['an invalid run', { verdict: 'invalid' }],
    ['a run that was not whole', { verdict: 'partial' }],
  ] as const)('leaves out %s', (_, change) => {
    const other = run(100, change);
    expect(compareLoads(run(300), [...earlier.slice(0, 4), other]).verdict).toBe('no-difference');
    const alone = compareLoads(run(300), [other]);
    expect(alone.verdict).toBe('not-comparable');
    expect(alone.earlier[0]?.leftOut).toBe(alone.reason);
  });

  it('is no measure where the generator was the limit', () => {
    const base = sampleLoadResult('healthy', 30);
    const limited = run(300, { generator: { ...base.generator, limit: 'cpu' } });
    expect(compareLoads(limited, earlier)).toMatchObject({
      verdict: 'not-comparable',
      reason: 'the generator was the limit: cpu',
    });
  });

  it('fails a run that passed and is slower, and leaves every other verdict', () => {
    expect(withComparison(run(300), earlier)).toMatchObject({
      verdict: 'fail',
      reason: expect.stringMatching(/^slower than before: p95 300 ms against 100 ms \(\+200 %\)/) as string,
    });
    expect(withComparison(run(70), earlier).verdict).toBe('pass');
    expect(withComparison(run(300, { verdict: 'invalid' }), earlier).verdict).toBe('invalid');
  });
});
