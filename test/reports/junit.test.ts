import { describe, expect, it } from 'vitest';
import { contractJUnit } from '../../reports/junit.ts';
import { loadJUnit } from '../../reports/load-junit.ts';
import { sampleLoadResult } from './load/sample.ts';
import { sampleContract } from './sample.ts';
import { parseStrictly, type Element } from './strict-xml.ts';

function counts(elements: readonly Element[]): Record<string, number> {
  const of = (name: string): number => elements.filter((element) => element.name === name).length;
  return { tests: of('testcase'), failures: of('failure'), errors: of('error'), skipped: of('skipped') };
}

function announced(elements: readonly Element[]): Record<string, number> {
  const { tests, failures, errors, skipped } = elements.at(-1)?.attributes ?? {};
  return {
    tests: Number(tests),
    failures: Number(failures),
    errors: Number(errors),
    skipped: Number(skipped),
  };
}

describe('JUnit of a contract run', () => {
  const result = sampleContract({ cases: 400 });
  const elements = parseStrictly(contractJUnit(result));

  it('has as many tests of each outcome as it announces', () => {
    expect(counts(elements)).toEqual(announced(elements));
  });

  it('has one failing test a distinct cause, with what a person needs', () => {
    const failures = elements.filter((element) => element.name === 'failure');
    expect(failures.map((failure) => failure.attributes['type']).sort()).toEqual(
      result.violations.map((violation) => violation.rule).sort(),
    );
    const text = failures.find((failure) => failure.attributes['type'] === 'matching.requires')?.text;
    expect(text).toContain('Fails when: matching is phone, and phone is missing');
    expect(text).toContain('npx trigger-harness repro matching.requires');
    expect(text).toContain('"$ALTCRAFT_TOKEN"');
  });

  it('says why a rule was skipped', () => {
    const reasons = elements
      .filter((element) => element.name === 'skipped')
      .map((skip) => skip.attributes['message']);
    expect(reasons).toContain('The target file names no inactive campaign.');
  });

  it('fails nothing when the target passes, and errs when the run is broken', () => {
    const healthy = sampleContract({ cases: 400, faulty: false });
    expect(counts(parseStrictly(contractJUnit(healthy)))).toMatchObject({ failures: 0, errors: 0 });
    const partial = { ...healthy, verdict: 'partial' as const, reason: 'Stopped by SIGINT.' };
    expect(counts(parseStrictly(contractJUnit(partial)))).toMatchObject({ failures: 0, errors: 1 });
  });

  it('fails once more only if no cause is listed', () => {
    const bare = {
      ...sampleContract({ cases: 400, faulty: false }),
      verdict: 'fail' as const,
      reason: 'an open change',
    };
    expect(counts(parseStrictly(contractJUnit(bare)))).toMatchObject({ failures: 1 });
  });

  it('stays small at 20,000 cases', () => {
    expect(contractJUnit(sampleContract({ cases: 20_000 })).length).toBeLessThan(200_000);
  });
});

describe('JUnit of a load run', () => {
  const of = (kind: Parameters<typeof sampleLoadResult>[0]): Element[] =>
    parseStrictly(loadJUnit(sampleLoadResult(kind, 60)));

  it.each(['healthy', 'failing', 'invalid', 'partial'] as const)('announces what it holds: %s', (kind) => {
    const elements = of(kind);
    expect(counts(elements)).toEqual(announced(elements));
  });

  it('keeps a target at fault apart from a broken run', () => {
    expect(counts(of('healthy'))).toMatchObject({ failures: 0, errors: 0 });
    expect(counts(of('failing'))['failures']).toBeGreaterThan(0);
    expect(counts(of('failing'))['errors']).toBe(0);
    expect(counts(of('invalid'))['errors']).toBeGreaterThan(0);
    expect(counts(of('partial'))['errors']).toBeGreaterThan(0);
  });

  it('errs on a threshold without samples', () => {
    const result = sampleLoadResult('healthy', 60);
    const threshold = { expression: 'p95<300ms', limit: 300, actual: null, verdict: 'no-sample' } as const;
    const elements = parseStrictly(loadJUnit({ ...result, thresholds: [threshold] }));
    expect(elements.find((element) => element.name === 'error')?.attributes['type']).toBe('no-sample');
  });
});
