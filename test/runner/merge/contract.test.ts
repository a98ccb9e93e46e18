import { describe, expect, it } from 'vitest';
import { contractResultFrom } from '../../../contracts/index.ts';
import type { CaseRecord, ContractResult, Violation } from '../../../model/contract-result.ts';
import { HarnessError } from '../../../model/errors.ts';
import { mergeContract, type ContractPart } from '../../../runner/merge/contract.ts';
import { sampleContract } from '../../reports/sample.ts';

const coverage = [{ space: 'launch', strength: 2, possible: 1684, exercised: 1684 }];

function shard(index: number, of = 3, more: Partial<ContractResult> = {}): ContractPart {
  const { run, ...result } = sampleContract({ cases: 100 + index, seed: 7, faulty: false });
  return {
    file: `shard-${index}/result.json`,
    cases: result.cases,
    result: {
      ...result,
      coverage: [],
      coverageOfShards: coverage,
      run: { ...run, shard: { index, of } },
      ...more,
    },
  };
}

const [found] = sampleContract().violations as [Violation, ...Violation[]];
const merge = (
  parts: readonly ContractPart[],
  onCase?: (record: CaseRecord) => void,
): Promise<ContractResult> =>
  mergeContract(parts, { command: 'report merge', ...(onCase === undefined ? {} : { onCase }) });
const codeOf = (parts: readonly ContractPart[]): Promise<unknown> =>
  merge(parts).catch((error: unknown) =>
    error instanceof HarnessError ? [error.exitCode, error.code, error.message] : error,
  );

describe('shards of a contract run merged', () => {
  it('have the summed counts, and the coverage of all', async () => {
    const cases: CaseRecord[] = [];
    const merged = contractResultFrom(await merge([shard(2), shard(3), shard(1)], (one) => cases.push(one)));
    expect(merged.verdict).toBe('pass');
    expect(merged.counts.cases).toBe(101 + 102 + 103);
    expect(cases).toHaveLength(306);
    expect(merged.cases).toEqual(cases);
    expect(merged.coverage).toEqual(coverage);
    expect(merged.run.shard).toBeUndefined();
    const sum = (results: readonly ContractResult[]): number =>
      results.flatMap(({ matrix }) => matrix).reduce((total, { run }) => total + run, 0);
    expect(sum([merged])).toBe(sum([1, 2, 3].map((n) => shard(n).result)));
    const keys = merged.matrix.map(({ rule, encoding }) => `${rule} ${encoding}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(merged.codes.reduce((total, { count }) => total + count, 0)).toBe(
      [1, 2, 3].flatMap((n) => shard(n).result.codes).reduce((total, { count }) => total + count, 0),
    );
    expect(merged.counts.skipped).toBe(shard(1).result.counts.skipped);
  });

  it('tell the same cause once, from its smallest request', async () => {
    const small = {
      ...found,
      case: 'small~1',
      minimal: { ...found.minimal, body: '{}', proven: false },
      cases: 3,
    };
    const other = { ...found, minimal: { ...found.minimal, levels: { format: 'xml' } } };
    const merged = await merge([
      shard(1, 3, { verdict: 'fail', violations: [found] }),
      shard(2, 3, { verdict: 'fail', violations: [small, other] }),
      shard(3),
    ]);
    expect(merged.verdict).toBe('fail');
    expect(merged.violations).toHaveLength(2);
    const same = merged.violations.find(({ case: id }) => id === 'small~1');
    expect(same).toMatchObject({
      rule: found.rule,
      cases: found.cases + 3,
      minimal: { body: '{}', proven: false },
    });
    expect(merged.reason).toContain(`${found.rule} and 1 more`);
  });

  it('keep causes apart that differ in what is minimal, or in that one is flaky', async () => {
    const others = [
      { ...found, minimal: { ...found.minimal, parameters: ['email'] } },
      { ...found, flaky: { failed: 1, tried: 5 } },
    ];
    const parts = [shard(1, 2, { violations: [found] }), shard(2, 2, { violations: others })];
    expect((await merge(parts)).violations).toHaveLength(3);
  });

  it('are partial without all of them, and say which are missing', async () => {
    const merged = await merge([shard(3), shard(1)]);
    expect(merged.verdict).toBe('partial');
    expect(merged.reason).toContain('missing: shard 2 of 3');
    expect(merged.reason).toContain('the combinations exercised are not known');
    expect(merged.coverage).toEqual([]);
  });

  it('are partial where one is, and still fail where one fails', async () => {
    const cut = { verdict: 'partial' as const, reason: 'stopped by SIGINT', coverageOfShards: [] };
    const merged = await merge([shard(1, 2, cut), shard(2, 2)]);
    expect(merged).toMatchObject({ verdict: 'partial', coverage: [] });
    expect(merged.reason).toContain('shard-1/result.json: stopped by SIGINT');
    const failing = await merge([shard(1, 2, cut), shard(2, 2, { violations: [found] })]);
    expect(failing.verdict).toBe('fail');
  });

  it('say where cases are not listed', async () => {
    const short = { ...shard(1, 2), cases: shard(1).result.cases.slice(0, 10) };
    expect((await merge([short, shard(2, 2)])).reason).toContain('10 of 101 cases are listed');
  });

  it('are refused where they are no shards of one run', async () => {
    const facts = shard(2).result.run;
    const other = (run: Partial<ContractResult['run']>): ContractPart =>
      shard(2, 3, { run: { ...facts, ...run } });
    for (const run of [{ seed: 99 }, { strength: '3' }, { target: 'x' }, { host: 'x' }, { harness: '9' }])
      expect(await codeOf([shard(1), other(run)])).toMatchObject([2, 'merge.different', expect.any(String)]);
    expect(await codeOf([shard(1), shard(2, 4)])).toMatchObject([2, 'merge.different', expect.any(String)]);
    expect(await codeOf([shard(1), shard(1)])).toEqual([
      2,
      'merge.twice',
      'shard 1 of 3 comes twice: shard-1/result.json and shard-1/result.json',
    ]);
    const { shard: _, ...whole } = facts;
    expect(await codeOf([shard(2, 3, { run: whole })])).toMatchObject([
      2,
      'merge.no-shard',
      expect.any(String),
    ]);
  });
});
