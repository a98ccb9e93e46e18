import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contractResultFrom } from '../../contracts/index.ts';
import { cli, folder, json } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';

describe('report merge', { timeout: 120_000 }, () => {
  it('makes of two shards what one run finds', async () => {
    const { file } = await mockWithTarget({ faults: ['peer-07-single-attachment-refused'] });
    const out = await folder();
    const words = ['contract', '--target', file, '--strength', '1', '--rules', 'attach.*'];
    await cli([...words, '--out', join(out, 'whole')]);
    for (const shard of ['1', '2']) await cli([...words, '--shard', `${shard}/2`, '--out', join(out, shard)]);
    const ended = await cli([
      'report',
      'merge',
      join(out, '1'),
      join(out, '2'),
      '--out',
      join(out, 'merged'),
    ]);
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/^FAIL/);
    const [whole, merged, one, two] = await Promise.all(
      ['whole', 'merged', '1', '2'].map(async (name) =>
        contractResultFrom(await json(out, name, 'result.json')),
      ),
    );
    expect(merged?.counts.cases).toBe((one?.counts.cases ?? 0) + (two?.counts.cases ?? 0));
    expect(merged?.counts.failed).toBe((one?.counts.failed ?? 0) + (two?.counts.failed ?? 0));
    expect(new Set(merged?.violations.map(({ rule }) => rule))).toEqual(
      new Set(whole?.violations.map(({ rule }) => rule)),
    );
    expect(merged?.coverage).toEqual(whole?.coverage);
    expect(one?.coverage).toEqual([]);
    const lines = (await readFile(join(out, 'merged', 'cases.jsonl'), 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(merged?.counts.cases ?? 0);

    const missing = await cli(['report', 'merge', join(out, '2'), '--out', join(out, 'half')]);
    expect(missing.out).toContain('missing: shard 1 of 2');
    const over = await cli(['report', 'merge', join(out, '1'), join(out, '2'), '--out', join(out, '1')]);
    expect([over.code, over.err]).toEqual([2, expect.stringContaining('would be lost')]);
    const twice = await cli(['report', 'merge', join(out, '1'), join(out, '1', 'result.json')]);
    expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('named twice')]);
    await writeFile(join(out, '2', 'cases.jsonl'), '{"id":"x"}\n');
    const damaged = await cli([
      'report',
      'merge',
      join(out, '1'),
      join(out, '2'),
      '--out',
      join(out, 'damaged'),
    ]);
    expect([damaged.code, damaged.err]).toEqual([2, expect.stringContaining('line 1 is no case of a run')]);
  });
});
