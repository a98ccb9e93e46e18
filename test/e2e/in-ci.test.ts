import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, folder } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';

const short = ['--strength', '1', '--rules', 'token.*'];

describe('--annotations github', () => {
  it('prints what the target said where no command is taken, then the causes', async () => {
    const { file } = await mockWithTarget({ faults: ['peer-01-missing-token-accepted'] });
    const words = [
      'contract',
      '--target',
      file,
      '--out',
      await folder(),
      ...short,
      '--annotations',
      'github',
    ];
    const { code, out } = await cli(words);
    const lines = out.trimEnd().split('\n');
    const stop = /^::stop-commands::(trigger-harness-\S+)$/.exec(lines[0]!)?.[1];
    const resumed = lines.indexOf(`::${stop ?? ''}::`);
    expect(code).toBe(1);
    expect(lines.findIndex((line) => line.startsWith('FAIL'))).toBeGreaterThan(0);
    expect(resumed).toBeGreaterThan(lines.findIndex((line) => line.startsWith('FAIL')));
    expect(lines.slice(resumed + 1)).toEqual([expect.stringMatching(/^::error title=token\.required::/)]);
  });

  it('leaves standard output to JSON', async () => {
    const { file } = await mockWithTarget();
    const words = ['contract', '--target', file, '--out', await folder(), ...short];
    const { out, err } = await cli([...words, '--annotations', 'github', '--json']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toHaveLength(1);
    expect(err).toMatch(/^::notice title=/m);
  });
});

describe('--assets split', () => {
  it('puts style and script beside the page, when it is written and when it is written again', async () => {
    const { file } = await mockWithTarget();
    const out = await folder();
    const pages = ['report.css', 'report.html', 'report.js'];
    await cli(['contract', '--target', file, '--out', out, ...short, '--assets', 'split']);
    const again = await folder();
    const ended = await cli(['report', out, '--out', again, '--assets', 'split']);
    expect(ended.code).toBe(0);
    for (const place of [out, again]) {
      expect(await readdir(place)).toEqual(expect.arrayContaining(pages));
      const html = await readFile(join(place, 'report.html'), 'utf8');
      expect(html).not.toMatch(/<style|<script>/);
      expect(html).toContain('<script src="report.js">');
    }
    expect(await readFile(join(again, 'report.js'), 'utf8')).toBe(
      await readFile(join(out, 'report.js'), 'utf8'),
    );
  });

  it('is a choice of two', async () => {
    const { code, err } = await cli(['report', 'x', '--assets', 'splitt']);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean split?');
  });
});
