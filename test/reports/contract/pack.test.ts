import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listedCases, packCases, packWithin } from '../../../reports/contract/pack.ts';
import { unpackCases, type PackedCases } from '../../../reports/contract/packed.ts';
import { hostile } from '../hostile.ts';
import { sampleContract } from '../sample.ts';

describe('packed cases', () => {
  it.each([
    ['a sample', sampleContract({ cases: 300 })],
    ['a hostile one', hostile(sampleContract({ cases: 50 }), '~\u0000"x')],
  ])('unpack to what was packed: %s', (_, result) => {
    const records = listedCases(result);
    const unpacked = unpackCases(JSON.parse(JSON.stringify(packCases(result, records))) as PackedCases);
    const rounded = records.map((record) => ({
      ...record,
      latencyMs: Math.round(record.latencyMs * 10) / 10,
    }));
    expect(unpacked).toEqual(rounded);
  });

  it('come in the order of the list: examples, failed, open, passed', () => {
    const records = listedCases(sampleContract({ cases: 300 }));
    const ranks = records.map((record) =>
      record.kind === 'example' ? 0 : { failed: 1, open: 2, passed: 3 }[record.verdict],
    );
    expect(ranks).toEqual([...ranks].sort());
    expect(new Set(records.map((record) => record.id)).size).toBe(300);
  });

  it('list a case that was sent again once, as the worst that it got', () => {
    const result = sampleContract({ cases: 20, faulty: false });
    const [first] = result.cases;
    if (first === undefined) throw new Error('the sample has no case');
    const failed = { ...first, verdict: 'failed', broken: ['dedup.replay'] } as const;
    for (const cases of [
      [...result.cases, failed],
      [failed, ...result.cases],
    ]) {
      const listed = listedCases({ ...result, examples: [], cases });
      expect(listed).toHaveLength(20);
      expect(listed.find(({ id }) => id === first.id)?.verdict).toBe('failed');
    }
  });

  it('leave out from the end what does not fit, and say how many are kept', () => {
    const result = sampleContract({ cases: 2000 });
    const records = listedCases(result);
    const whole = packWithin(result, records, 10_000_000);
    expect(whole.kept).toBe(2000);
    const part = packWithin(result, records, Math.floor(whole.data.length * 0.6));
    expect(part.data.length).toBeLessThanOrEqual(whole.data.length * 0.6);
    expect(part.kept).toBeGreaterThan(500);
    const packed = JSON.parse(inflateSync(Buffer.from(part.data, 'base64')).toString()) as PackedCases;
    expect(unpackCases(packed).map((record) => record.id)).toEqual(
      records.slice(0, part.kept).map((record) => record.id),
    );
  });
});
