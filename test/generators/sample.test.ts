import { describe, expect, it } from 'vitest';
import { sampleCases, type SampleOptions } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import { HarnessError } from '../../model/errors.ts';
import { fullTarget, smallTarget } from './targets.ts';

function some(options: Omit<SampleOptions, 'seed'>, count = 600, target = fullTarget): Case[] {
  const cases = sampleCases(target, { seed: 5, ...options });
  return Array.from({ length: count }, () => cases.next().value as Case);
}

describe('a sample', () => {
  it('of valid cases has only those, of each mode', () => {
    const cases = some({ kind: 'valid' });
    expect(cases.every(({ kind, expects }) => kind === 'valid' && expects === 'accept')).toBe(true);
    const modes = new Set(cases.map(({ assignment }) => `${assignment['matching']} ${assignment['ident']}`));
    expect(modes.size).toBe(9);
  });

  it('of invalid cases has only what must be rejected, of most faults', () => {
    const cases = some({ kind: 'invalid' });
    expect(cases.every(({ kind, expects }) => kind === 'invalid' && expects === 'reject')).toBe(true);
    expect(new Set(cases.map(({ fault }) => `${fault?.rule}.${fault?.name}`)).size).toBeGreaterThan(150);
  });

  it('keeps to the spaces that are asked for', () => {
    expect(some({ kind: 'valid', spaces: ['link'] }, 50).every(({ space }) => space === 'link')).toBe(true);
    expect(some({ kind: 'invalid', spaces: ['launch'] }, 50).every(({ space }) => space === 'launch')).toBe(
      true,
    );
  });

  it('leaves out a space that the target does not serve', () => {
    expect(some({ kind: 'valid' }, 50, smallTarget).every(({ space }) => space === 'launch')).toBe(true);
  });

  it('has no megabytes in it', () => {
    expect(some({ kind: 'valid' }).some(({ assignment }) => assignment['attach'] === 'large')).toBe(false);
  });

  it('is refused where the target can serve none', () => {
    expect(() => sampleCases(smallTarget, { seed: 1, kind: 'valid', spaces: ['link'] }).next()).toThrow(
      HarnessError,
    );
  });
});
