import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unpackK6 } from '../../../runner/k6/unpack.ts';
import { fakeK6, tarGz, zip, type ArchiveEntry } from './__archives.ts';

const formats = [
  { format: 'tar.gz', make: tarGz },
  { format: 'zip', make: zip },
] as const;

describe.each(formats)('unpacking a release ($format)', ({ format, make }) => {
  let outer: string;
  let folder: string;
  beforeEach(async () => {
    outer = await mkdtemp(join(tmpdir(), 'unpack-'));
    folder = await mkdtemp(join(outer, 'in-'));
  });
  afterEach(() => rm(outer, { recursive: true, force: true }));

  const unpack = async (entries: readonly ArchiveEntry[]): Promise<string> => {
    const archive = join(folder, 'archive');
    await writeFile(archive, make(entries));
    await unpackK6(archive, format, join(folder, 'k6'), folder);
    return readFile(join(folder, 'k6'), 'utf8');
  };

  it.each([
    { name: 'in its folder', path: 'k6-v2.2.0-linux-amd64/k6' },
    { name: 'at the top', path: 'k6' },
  ])('takes k6 $name', async ({ path }) => {
    expect(
      await unpack([
        { path: 'README.md', text: 'read' },
        { path, text: fakeK6() },
      ]),
    ).toBe(fakeK6());
  });

  it.each([
    { name: 'leads outside', entries: [{ path: '../k6', text: 'evil' }] },
    { name: 'leads outside from a folder', entries: [{ path: 'a/../../k6', text: 'evil' }] },
    { name: 'is absolute', entries: [{ path: '/tmp/trigger-harness-evil/k6', text: 'evil' }] },
    { name: 'is a link', entries: [{ path: 'k6', text: '', linkTo: '/etc/hostname' }] },
    { name: 'is not there', entries: [{ path: 'notes/k6.txt', text: 'no' }] },
  ])('refuses an archive whose k6 $name', async ({ entries }) => {
    await expect(unpack(entries)).rejects.toThrow();
    expect(await readdir(outer)).toHaveLength(1);
    await expect(readFile(join(folder, 'k6'))).rejects.toThrow();
  });

  it('refuses an archive that is cut off', async () => {
    const archive = join(folder, 'archive');
    const whole = make([{ path: 'k6', text: fakeK6() + '#'.repeat(5000) }]);
    await writeFile(archive, whole.subarray(0, whole.length / 2));
    await expect(unpackK6(archive, format, join(folder, 'k6'), folder)).rejects.toThrow();
  });
});
