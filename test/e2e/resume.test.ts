import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaseRecord, ContractResult } from '../../model/contract-result.ts';
import { cli, folder, json } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';

const some = ['--strength', '1', '--rules', 'id.*,token.*'];

async function recordsIn(out: string): Promise<CaseRecord[]> {
  const lines = (await readFile(join(out, 'cases.jsonl'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as CaseRecord);
}

/** The records of a run that nothing stopped, by their case. */
async function wholeRun(file: string): Promise<{ ids: string[]; result: ContractResult }> {
  const out = await folder();
  await cli(['contract', '--target', file, '--out', out, ...some]);
  const ids = (await recordsIn(out)).map(({ id }) => id).sort();
  return { ids, result: await json<ContractResult>(out, 'result.json') };
}

describe('a run that was stopped and goes on', () => {
  it('has run every case once', async () => {
    const { file } = await mockWithTarget();
    const { ids, result: whole } = await wholeRun(file);
    const out = await folder();
    const limited = join(out, 'limited.yaml');
    await writeFile(limited, `${await readFile(file, 'utf8')}\nsafety: { maxRequests: 150 }\n`);
    const first = await cli(['contract', '--target', limited, '--out', out, ...some]);
    expect([first.code, first.out]).toEqual([4, expect.stringContaining('maxRequests')]);
    const before = (await recordsIn(out)).length;
    expect(before).toBeLessThan(ids.length);
    const ended = await cli(['contract', '--target', file, '--resume', out, ...some]);
    expect(ended.code).toBe(0);
    expect((await recordsIn(out)).map(({ id }) => id).sort()).toEqual(ids);
    const result = await json<ContractResult>(out, 'result.json');
    expect(result.counts).toEqual(whole.counts);
    expect(result.matrix).toEqual(whole.matrix);
    expect(result.verdict).toBe('pass');
  });

  it('explains what failed before, though it is not sent again as a case', async () => {
    const { file } = await mockWithTarget({ faults: ['peer-01-missing-token-accepted'] });
    const { ids, result: whole } = await wholeRun(file);
    const out = await folder();
    await cli(['contract', '--target', file, '--out', out, ...some]);
    const ended = await cli(['contract', '--target', file, '--resume', out, ...some]);
    expect(ended.code).toBe(1);
    const result = await json<ContractResult>(out, 'result.json');
    expect(result.violations.map(({ rule, case: id }) => [rule, id])).toEqual(
      whole.violations.map(({ rule, case: id }) => [rule, id]),
    );
    expect(result.counts).toEqual(whole.counts);
    expect((await recordsIn(out)).map(({ id }) => id).sort()).toEqual(ids);
  });

  it('takes a torn last line for none', async () => {
    const { file } = await mockWithTarget();
    const { ids } = await wholeRun(file);
    const out = await folder();
    await cli(['contract', '--target', file, '--out', out, ...some]);
    const lines = (await readFile(join(out, 'cases.jsonl'), 'utf8')).split('\n');
    await writeFile(join(out, 'cases.jsonl'), `${lines.slice(0, 20).join('\n')}\n${lines[20]?.slice(0, 40)}`);
    expect((await cli(['contract', '--target', file, '--resume', out, ...some])).code).toBe(0);
    expect((await recordsIn(out)).map(({ id }) => id).sort()).toEqual(ids);
  });

  it('does not go on with another seed, another plan, a strange line or nothing', async () => {
    const { file } = await mockWithTarget();
    const out = await folder();
    const resume = (...words: string[]): ReturnType<typeof cli> =>
      cli(['contract', '--target', file, '--resume', out, ...words]);
    const none = await resume(...some);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('cases.jsonl is missing')]);
    await cli(['contract', '--target', file, '--out', out, ...some]);
    const seed = await resume(...some, '--seed', '2');
    expect([seed.code, seed.err]).toEqual([2, expect.stringContaining('another seed than 2')]);
    const plan = await resume('--strength', '1', '--rules', 'matching.*');
    expect([plan.code, plan.err + plan.out]).toEqual([2, expect.stringContaining('are not in this plan')]);
    await appendFile(join(out, 'cases.jsonl'), '{"id":7}\n');
    const line = await resume(...some);
    expect([line.code, line.err]).toEqual([2, expect.stringMatching(/line \d+ is no case of a run/)]);
  });
});
