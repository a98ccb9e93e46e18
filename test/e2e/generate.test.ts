import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findK6 } from '../../runner/k6/find.ts';
import { exporters } from '../../runner/export/index.ts';
import { formats } from '../../cli/options/formats.ts';
import { cli, folder } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';
import { formsOfToken } from './token-forms.ts';

const run = promisify(execFile);
const token = 'Marked+Token/4711<&>end';
const k6 = await findK6({ make: false }).catch(() => undefined);
if (k6 === undefined) console.warn('no k6 in K6_BIN, PATH or the cache: the written script is not run');

const few = ['--strength', '1', '--rules', 'token.*,attach.*,link.*'];

describe('generate', () => {
  it('describes every format on the command line', () => {
    expect(Object.keys(formats).sort()).toEqual(Object.keys(exporters).sort());
  });

  it.each(Object.keys(exporters))('%s: files without the token', async (format) => {
    const { file } = await mockWithTarget({ token });
    const out = await folder();
    const { code, err } = await cli(['generate', '--target', file, ...few, '--format', format, '--out', out]);
    expect(code).toBe(0);
    const names = await readdir(out);
    expect(names.length).toBe(format === 'k6' ? 2 : 1);
    for (const name of names) {
      const text = await readFile(join(out, name), 'utf8');
      expect(err).toContain(name);
      expect(text.length).toBeGreaterThan(1000);
      for (const form of formsOfToken(token)) expect(text.includes(form)).toBe(false);
    }
  });

  it('prints a format of one file, and wants a folder for more', async () => {
    const { file } = await mockWithTarget({ token });
    const printed = await cli(['generate', '--target', file, ...few, '--format', 'postman']);
    expect(JSON.parse(printed.out)).toMatchObject({
      info: { name: expect.stringContaining('Trigger') as string },
    });
    const refused = await cli(['generate', '--target', file, '--format', 'k6']);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('--out DIR');
  });

  it('names the nearest format for one that there is not', async () => {
    const { code, err } = await cli(['generate', '--target', 'x.yaml', '--format', 'postmann']);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean postman?');
  });
});

describe.skipIf(k6 === undefined)('the written k6 script', { timeout: 60_000 }, () => {
  it.each([
    ['passes on the unharmed mock', [], 0],
    ['fails on a mock that takes a missing token', ['peer-01-missing-token-accepted'], 99],
  ])('%s', async (_, faults, due) => {
    const mock = await mockWithTarget({ token, faults });
    const out = await folder();
    await cli(['generate', '--target', mock.file, ...few, '--format', 'k6', '--out', out]);
    const env = {
      ...process.env,
      ALTCRAFT_TOKEN: token,
      RATE: '100',
      SECONDS: '2',
      K6_NO_USAGE_REPORT: 'true',
    };
    const code = await run(k6!.path, ['run', '--quiet', join(out, 'script.js')], { env }).then(
      () => 0,
      (error: unknown) => (error as { code: number }).code,
    );
    expect(code).toBe(due);
    expect(mock.requests()).toBeGreaterThan(100);
    expect(mock.requests()).toBeLessThanOrEqual(200);
  });

  it('does not start without a token', async () => {
    const { file } = await mockWithTarget({ token });
    const out = await folder();
    await cli(['generate', '--target', file, ...few, '--format', 'k6', '--out', out]);
    const env = { ...process.env, ALTCRAFT_TOKEN: '' };
    await expect(run(k6!.path, ['run', '--quiet', join(out, 'script.js')], { env })).rejects.toMatchObject({
      stderr: expect.stringContaining('Set ALTCRAFT_TOKEN') as string,
    });
  });
});
