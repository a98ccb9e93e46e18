import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cli, folder } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';

describe('commands', () => {
  it('generate writes each case with its request, and never the token', async () => {
    const { file } = await mockWithTarget({ token: 'marked-token-4711' });
    const out = await folder();
    const ended = await cli(['generate', '--target', file, '--out', out, '--strength', '1']);
    expect(ended.code).toBe(0);
    const text = await readFile(join(out, 'cases.jsonl'), 'utf8');
    const first = JSON.parse(text.slice(0, text.indexOf('\n'))) as {
      request: { method: string; body: string };
    };
    expect(first.request.method).toBe('POST');
    expect(first.request.body).toContain('$ALTCRAFT_TOKEN');
    expect(text).not.toContain('marked-token-4711');
    const again = await cli(['generate', '--target', file, '--strength', '1']);
    expect(again.out).toBe(text);
  });

  it('report renders a result again', async () => {
    const { file } = await mockWithTarget();
    const out = await folder();
    await cli(['contract', '--target', file, '--out', out, '--rules', 'token.*']);
    const before = await readFile(join(out, 'junit.xml'), 'utf8');
    const elsewhere = await folder();
    const ended = await cli(['report', out, '--out', elsewhere]);
    expect(ended.code).toBe(0);
    expect(await readFile(join(elsewhere, 'junit.xml'), 'utf8')).toBe(before);
  });

  it('init writes a target file that works once it is filled in, and keeps what is there', async () => {
    const out = await folder();
    expect((await cli(['init', '--out', out])).code).toBe(0);
    expect((await cli(['init', '--out', out])).code).toBe(2);
    const starter = parse(await readFile(join(out, 'target.yaml'), 'utf8')) as Record<string, unknown>;
    expect(starter).toHaveProperty('safety.everybody', false);
    const refused = await cli(['contract', '--target', join(out, 'target.yaml'), '--out', out], {
      env: { ALTCRAFT_TOKEN: 'x'.repeat(20) },
    });
    expect(refused.code).toBe(4);
  });

  it('doctor says what is there and what the target file lacks', async () => {
    const { file } = await mockWithTarget({}, (target) => ({ ...target, observer: undefined }));
    const ended = await cli(['doctor', '--target', file]);
    expect(ended.code).toBe(0);
    expect(ended.out).toMatch(/ok {5}\s+Node/);
    expect(ended.out).toContain('without observer');
    expect(ended.out).toContain('answers and takes the token');
  });

  it('mock lists its faults', async () => {
    const ended = await cli(['mock', '--list-faults']);
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('peer-02-phone-attach-content-500');
  });

  it.each(['contract', 'load', 'mock', 'generate', 'repro', 'report', 'init', 'doctor', 'start'])(
    '%s --help has examples',
    async (command) => {
      const ended = await cli([command, '--help']);
      expect(ended.code).toBe(0);
      expect(ended.out).toContain('Examples:');
    },
  );
});
