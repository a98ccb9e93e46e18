import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ContractResult } from '../../model/contract-result.ts';
import { cli, folder, json } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';

describe('contract', () => {
  it('passes on the unharmed mock and leaves every file', async () => {
    const { file } = await mockWithTarget();
    const out = await folder();
    const ended = await cli(['contract', '--target', file, '--out', out, '--strength', '1']);
    expect(ended.err).not.toMatch(/error/i);
    expect(ended.out).toMatch(/^PASS/);
    expect(ended.code).toBe(0);
    expect((await readdir(out)).sort()).toEqual([
      'cases.jsonl',
      'junit.xml',
      'report.html',
      'result.json',
      'summary.md',
    ]);
    const result = await json<ContractResult>(out, 'result.json');
    expect(result).toMatchObject({ schema: 'trigger-harness/contract/1', verdict: 'pass', violations: [] });
    const lines = (await readFile(join(out, 'cases.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(result.counts.cases);
    expect(result.counts.passed + result.counts.open).toBe(result.counts.cases);
    expect((await stat(join(out, 'cases.jsonl'))).mode & 0o077).toBe(0);
  });

  it('names the rule and the smallest request of a planted fault, and repro shows it again', async () => {
    const { file } = await mockWithTarget({ faults: ['peer-07-single-attachment-refused'] });
    const out = await folder();
    const ended = await cli(['contract', '--target', file, '--out', out, '--rules', 'attach.*,transport.*']);
    expect(ended.code).toBe(1);
    const { violations } = await json<ContractResult>(out, 'result.json');
    expect(violations.map(({ rule }) => rule)).toEqual(['attach.items']);
    expect(violations[0]?.minimal.parameters).toEqual(['attach']);
    const id = violations[0]?.case as string;
    const again = await cli(['repro', id, '--target', file]);
    expect(again.code).toBe(1);
    expect(again.out).toContain('attach.items');
    expect(again.out).toContain('"$ALTCRAFT_TOKEN"');
  });

  it('gives the same cases for one seed, whatever the concurrency', async () => {
    const { file } = await mockWithTarget();
    const cases = async (concurrency: string): Promise<string[]> => {
      const out = await folder();
      const words = ['contract', '--target', file, '--out', out, '--strength', '1', '--seed', '5'];
      expect((await cli([...words, '--concurrency', concurrency])).code).toBe(0);
      const text = await readFile(join(out, 'cases.jsonl'), 'utf8');
      const lines = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { latencyMs?: number; id: string });
      return lines.map(({ latencyMs, ...rest }) => JSON.stringify(rest)).sort();
    };
    expect(await cases('1')).toEqual(await cases('32'));
  });

  it('runs each case in exactly one shard', async () => {
    const { file } = await mockWithTarget();
    const ids = async (shard?: string): Promise<string[]> => {
      const out = await folder();
      const words = [
        'contract',
        '--target',
        file,
        '--out',
        out,
        '--strength',
        '1',
        '--rules',
        'token.*,id.*',
      ];
      await cli([...words, ...(shard === undefined ? [] : ['--shard', shard])]);
      const text = await readFile(join(out, 'cases.jsonl'), 'utf8');
      return text
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: string }).id);
    };
    const whole = await ids();
    const parts = [...(await ids('1/3')), ...(await ids('2/3')), ...(await ids('3/3'))];
    expect(parts.sort()).toEqual(whole.sort());
  });

  it('speaks JSON lines on standard output when asked', async () => {
    const { file } = await mockWithTarget();
    const ended = await cli([
      'contract',
      '--target',
      file,
      '--out',
      await folder(),
      '--rules',
      'token.*',
      '--json',
    ]);
    expect(JSON.parse(ended.out)).toMatchObject({ verdict: 'pass', violations: 0 });
    expect(ended.err).toBe('');
  });

  it('keeps what was measured when it is interrupted', async () => {
    const { file } = await mockWithTarget({ latencyMs: 20 });
    const out = await folder();
    const ended = await cli(['contract', '--target', file, '--out', out], {
      signal: { name: 'SIGINT', when: /cases \d/ },
    });
    expect(ended.code).toBe(130);
    const result = await json<ContractResult>(out, 'result.json');
    expect(result.verdict).toBe('partial');
    expect(result.counts.cases).toBeGreaterThan(0);
    expect(result.reason).toContain('SIGINT');
    expect(await readdir(out)).toContain('report.html');
  });

  it('keeps to maxRequests of the target file', async () => {
    const mock = await mockWithTarget({}, (target) => ({ ...target, safety: { maxRequests: 50 } }));
    const out = await folder();
    const ended = await cli(['contract', '--target', mock.file, '--out', out]);
    expect(ended.code).toBe(4);
    expect(mock.requests()).toBeLessThanOrEqual(50);
    expect((await json<ContractResult>(out, 'result.json')).verdict).toBe('partial');
  });
});
