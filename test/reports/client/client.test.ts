import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../../reports/client/address.ts';
import { filterCases } from '../../../reports/client/filter.ts';
import { listedCases, packCases } from '../../../reports/contract/pack.ts';
import { gridOf } from '../../../reports/contract/matrix.ts';
import { sampleContract } from '../sample.ts';

const result = sampleContract({ cases: 500 });
const records = listedCases(result);
const { rules } = packCases(result, records);

describe('the address', () => {
  it('reads what it writes, for any case id and filter', () => {
    fc.assert(
      fc.property(
        fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
        fc.string({ minLength: 1 }),
        fc.integer({ min: 1, max: 500 }),
        (caseId, q, page) => {
          const address = { caseId, filters: new Map([['q', q], ['verdict', 'failed']]), page }; // prettier-ignore
          expect(readAddress(writeAddress(address))).toEqual({ ...address, isCases: true });
        },
      ),
    );
  });

  it.each([
    ['#causes', { caseId: undefined, isCases: false }],
    ['#cases', { caseId: undefined, isCases: true }],
    ['#case-token.type.array~0~5', { caseId: 'token.type.array~0~5', isCases: true }],
    ['#token.type.array~0~5', { caseId: 'token.type.array~0~5', isCases: true }],
    ['#case-%E0%A4%A', { caseId: '%E0%A4%A', isCases: true }],
    ['#cases?page=-3', { page: 1 }],
    ['#cases?page=x', { page: 1 }],
  ])('reads %s', (hash, expected) => {
    expect(readAddress(hash)).toMatchObject(expected);
  });
});

describe('filters', () => {
  it('let all through when there are none', () => {
    expect(filterCases(records, new Map(), rules)).toHaveLength(500);
  });

  it('keep the failed only, or one format only, or what holds the words', () => {
    const failed = filterCases(records, new Map([['verdict', 'failed']]), rules);
    expect(failed).toHaveLength(result.counts.failed);
    const xml = filterCases(records, new Map([['format', 'xml']]), rules);
    expect(xml.every((record) => record.encoding === 'xml')).toBe(true);
    expect(filterCases(records, new Map([['q', 'PHONE']]), rules).length).toBeGreaterThan(0);
    expect(filterCases(records, new Map([['q', 'no such text']]), rules)).toEqual([]);
  });

  it('find for a cell of one rule exactly as many cases as the cell counted', () => {
    const cell = gridOf(result.matrix).rows.find((row) => row.subject === 'matching')?.cells[1];
    const found = filterCases(records, new Map([['subject', 'matching'], ['check', 'missing']]), rules); // prettier-ignore
    expect(found).toHaveLength(cell?.all.run ?? -1);
  });
});

describe('the bundle', () => {
  it('is what its sources give, has no path of a machine, and sets no markup from text', async () => {
    const script: string = '../../../reports/client/build.mjs';
    const { buildClient } = (await import(script)) as {
      buildClient: () => Promise<void>;
    };
    const path = new URL('../../../reports/client.gen.ts', import.meta.url);
    const before = await readFile(path, 'utf8');
    await buildClient();
    expect(await readFile(path, 'utf8')).toBe(before);
    expect(before).not.toMatch(/\/work\/|\/home\/|file:\/\//);
    expect(before).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/);
    expect(before.length).toBeLessThan(40_000);
  });
});
