import { describe, expect, it } from 'vitest';
import { patience, suite } from './hunt.ts';
import { mockFaults } from '../../mock/index.ts';
import { alsoRight, needs } from './tables.ts';
import { untested } from './planted.ts';

describe('the suite', { timeout: patience }, () => {
  it.each([1, 2, 3, 4, 5])('passes on the unharmed mock with seed %i', async (seed) => {
    expect(await suite([], { seed })).toMatchObject({ verdict: 'pass', violations: [] });
  });

  it('passes where a fault is switched off, and fails where it is on', async () => {
    const shard = { index: 1, of: 8 };
    const [on, off] = [await suite(['token-not-required'], { shard }), await suite([], { shard })];
    expect(on.violations.map(({ rule }) => rule)).toEqual(['token.required']);
    expect(off).toMatchObject({ verdict: 'pass', violations: [] });
    expect(off.counts.cases).toBe(on.counts.cases);
  });
});

describe('the tests of planted faults', () => {
  it('test every fault of the mock', () => {
    expect(untested.map(({ name }) => name)).toEqual([]);
  });

  it('speak of faults that there are', () => {
    const known = new Set(mockFaults.map(({ name }) => name));
    expect([...Object.keys(needs), ...Object.keys(alsoRight)].filter((name) => !known.has(name))).toEqual([]);
  });
});
