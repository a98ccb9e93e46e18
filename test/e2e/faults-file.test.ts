import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli, folder } from './cli.ts';

it.each([
  ['broken YAML', '[a, b'],
  ['an alias of nothing', 'faults: [*a]'],
  ['two documents', '--- a\n--- b\n'],
])('a faults file with %s is an error with its name', async (_, text) => {
  const path = join(await folder(), 'faults.yaml');
  await writeFile(path, text);
  const ended = await cli(['mock', '--faults', path]);
  expect([ended.code, ended.err]).toEqual([2, expect.stringContaining(path)]);
  expect(ended.err).not.toMatch(/^\s+at /m);
});
