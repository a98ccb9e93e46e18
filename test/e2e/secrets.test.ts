import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, folder } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';
import { formsOfToken } from './token-forms.ts';

const token = 'Marked+Token/4711<&>end';

const forms = formsOfToken(token);

describe('the token', () => {
  it.each(['', 'token-echoed', 'token-'])(
    'appears in nothing that is written, with fault "%s"',
    async (fault) => {
      const { file } = await mockWithTarget({ token, faults: fault === '' ? [] : await known(fault) });
      const out = await folder();
      const ended = await cli(['contract', '--target', file, '--out', out, '--strength', '1']);
      const written = [ended.out, ended.err];
      for (const name of await readdir(out)) written.push(await readFile(join(out, name), 'utf8'));
      for (const text of written) for (const form of forms) expect(text.includes(form)).toBe(false);
    },
  );
});

/** Only faults that the mock has; the others are left to its own tests. */
async function known(name: string): Promise<string[]> {
  const { mockFaults } = await import('../../mock/index.ts');
  return mockFaults.filter((fault) => fault.name.startsWith(name)).map((fault) => fault.name);
}
