import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { shortened } from '../../cli/dry-run.ts';
import { cli, folder } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';

/** A target file for a port that counts connections, with other lines in place of some. */
async function counted(
  change = (text: string) => text,
): Promise<{ file: string; connections: () => number }> {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  const { url, file } = await mockWithTarget();
  const text = (await readFile(file, 'utf8')).replaceAll(
    url,
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  );
  const path = join(await folder(), 'counted.yaml');
  await writeFile(path, change(text));
  return { file: path, connections: () => connections };
}

const commands = [
  ['contract', '--strength', '1'],
  ['load', 'steady', '--rate', '50', '--duration', '10s'],
];

describe('--dry-run', () => {
  it.each(commands)('%s: says what would be sent, and connects to nothing', async (...words) => {
    const { file, connections } = await counted();
    const ended = await cli([...words, '--target', file, '--dry-run']);
    expect([ended.code, ended.out]).toEqual([0, expect.stringMatching(/^DRY RUN: nothing is sent/)]);
    expect(ended.out).toMatch(/requests (500|\d{4}) at most/);
    expect(ended.out).toContain('would let it pass');
    expect(connections()).toBe(0);
  });

  it.each(commands)('%s: shows nobody whole, and no token', async (...words) => {
    const { file } = await counted();
    const { out } = await cli([...words, '--target', file, '--dry-run']);
    expect(out).toContain('joh…com');
    expect(out).not.toMatch(/@|mockToken|\+1202555/);
  });

  it.each(commands)('%s: says what the guard would refuse, with its exit code', async (...words) => {
    const { file } = await counted((text) =>
      text.replace('baseUrl: http://127.0.0.1', 'baseUrl: http://198.51.100.7'),
    );
    const ended = await cli([...words, '--target', file, '--dry-run']);
    expect([ended.code, ended.out]).toEqual([4, expect.stringContaining('198.51.100.7 is not a loopback')]);
    const few = await counted((text) => `${text}\nsafety: { maxRequests: 7 }\n`);
    const limited = await cli([...words, '--target', few.file, '--dry-run']);
    expect([limited.code, limited.out]).toEqual([4, expect.stringContaining('more than the 7 allowed')]);
  });

  const load = ['load', 'steady', '--rate', '5', '--duration', '2s', '--dry-run'];

  it('names the people of --profiles, and neither those of the target file nor anybody whole', async () => {
    const { file, connections } = await counted();
    const people = join(await folder(), 'people.csv');
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `wendy.${letter}@example.org\n`);
    await writeFile(people, `email\n${rows.join('')}`);
    const { code, out } = await cli([...load, '--target', file, '--profiles', people]);
    expect([code, out]).toEqual([0, expect.stringContaining('wen…org')]);
    expect(out).toContain('and 2 more');
    expect(out).not.toMatch(/joh…com|wendy/);
    expect(connections()).toBe(0);
  });

  it('refuses, as the run would, a stranger in --profiles beyond loopback', async () => {
    const { file } = await counted((text) =>
      text
        .replace('baseUrl: http://127.0.0.1', 'baseUrl: http://198.51.100.7')
        .concat('\nsafety: { allow: [198.51.100.7] }\n'),
    );
    const people = join(await folder(), 'people.csv');
    await writeFile(people, 'email\nwendy@example.org\nsomebody@stranger.test\n');
    const call = [...load, '--target', file, '--confirm', '198.51.100.7', '--profiles', people];
    const { code, out } = await cli(call);
    expect([code, out]).toEqual([4, expect.stringMatching(/guard +line 3 of .* names somebody/)]);
    expect(out).not.toContain('stranger.test');
  });

  it('says which fields may be written to, and that only contract puts them back', async () => {
    const { file } = await counted();
    const said = async (...words: string[]): Promise<string | undefined> =>
      /writes +(.*)/.exec((await cli([...words, '--target', file, '--dry-run'])).out)?.[1];
    expect(await said('contract', '--strength', '1')).toBe('Order; put back at the end');
    expect(await said('load', 'steady')).toBe('Order; NOT put back');
    expect(await said('load', 'steady', '--kinds', 'single=100')).toBe('nothing');
  });

  it('gives each name with every address that requests may go to', async () => {
    const { file, connections } = await counted((text) => text.replaceAll('//127.0.0.1', '//localhost'));
    const { code, out } = await cli([...load, '--target', file]);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/to +localhost \((127\.0\.0\.1|::1)(, (127\.0\.0\.1|::1))*\)/),
    ]);
    expect(connections()).toBe(0);
  });

  it.each([
    ['a@b', '…'],
    ['a@b.com', 'a…m'],
    ['+12025550101', '+12…101'],
  ])('shows no more than half of %s', (whole, shown) => {
    expect(shortened(whole)).toBe(shown);
  });
});
