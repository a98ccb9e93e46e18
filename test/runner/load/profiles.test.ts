import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HarnessError } from '../../../model/errors.ts';
import { findK6, type FoundK6 } from '../../../runner/k6/find.ts';
import { corpusFor } from '../../../runner/load/corpus.ts';
import type { LoadOptions } from '../../../runner/load/options.ts';
import { runLoad } from '../../../runner/load/run.ts';
import { readCurve } from '../../../runner/load/shapes/curve-file.ts';
import { buildScenarios } from '../../../scenarios/build.mjs';
import { smallTarget } from '../../generators/corpus/__target.ts';
import { startKnownServer } from './__server.ts';

const k6: FoundK6 | undefined = await findK6({ make: false }).catch(() => undefined);
let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'profiles-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(text: string): Promise<string> {
  const path = join(folder, 'file.csv');
  await writeFile(path, text);
  return path;
}

function optionsFor(profiles: string, more: Partial<LoadOptions> = {}): LoadOptions {
  return {
    scenario: 'campaign',
    rate: 50,
    durationMs: 2000,
    audience: 60,
    seed: 1,
    mix: { accept: 100, reject: 0 },
    thresholds: [],
    out: folder,
    k6: k6 ?? { path: '', version: '' },
    profiles,
    ...more,
  };
}

async function failureOf(text: string, url?: string, more: Partial<LoadOptions> = {}): Promise<unknown> {
  const options = optionsFor(await fileOf(text), more);
  return corpusFor(smallTarget(url), options, 10).catch((error: unknown) => error);
}

describe('profiles from a file', () => {
  it('have a request each, by the first key that they have', async () => {
    const text = 'name,email,phone,profile_id\nA,a@b.org,,\nB,,+79000000000,\nC,,,6606e08f10bcdd88297057a7\n';
    const { head, chunks } = await corpusFor(smallTarget(), optionsFor(await fileOf(text), { xml: 50 }), 10);
    expect(head).toMatchObject({ inTurn: true, counts: { accept: 3, reject: 0 } });
    expect(chunks).toHaveLength(3);
    expect(chunks[0]).toContain('"email":"a@b.org"');
    expect(chunks[0]).toContain('$ALTCRAFT_TOKEN');
    expect(chunks[1]).toContain('<matching>phone</matching><phone>+79000000000</phone>');
    expect(chunks[2]).toContain('"profile_id":"6606e08f10bcdd88297057a7"');
  });

  it('are not read beyond what is planned', async () => {
    const rows = Array.from({ length: 10 }, (_, i) => `a${i}@example.com`);
    const path = await fileOf(['email', ...rows, 'broken'].join('\n'));
    expect((await corpusFor(smallTarget(), optionsFor(path), 10)).chunks).toHaveLength(10);
  });

  it.each([
    { name: 'a broken address', text: 'email\na@example.com\nnobody\n', says: 'line 3 has no right email' },
    { name: 'no key', text: 'email,phone\n,\n', says: 'line 2 has none of email, phone, profile_id' },
    { name: 'no row', text: 'email\n', says: 'no profile' },
    { name: 'rows of other lengths', text: 'email\na@example.com,1\n', says: 'cannot be used' },
  ])('with $name are refused', async ({ text, says }) => {
    const error = await failureOf(text);
    expect(error).toBeInstanceOf(HarnessError);
    expect((error as HarnessError).message).toContain(says);
    expect(error).toMatchObject({ exitCode: 2 });
    // The file's own path may be shown, its addresses not.
    expect((error as HarnessError).message).not.toContain('nobody"');
  });

  it('go with no invalid requests', async () => {
    const error = await failureOf('email\na@example.com\n', undefined, { mix: { accept: 95, reject: 5 } });
    expect(error).toMatchObject({ code: 'load.profiles', exitCode: 2 });
  });

  it.each([
    { who: 'a@example.com', allowed: true },
    { who: 'a@mail.example.org', allowed: true },
    { who: 'john@example.com.evil.io', allowed: false },
    { who: 'a@company.io', allowed: false },
  ])('beyond loopback: $who is allowed: $allowed', async ({ who, allowed }) => {
    const result = await failureOf(`email\n${who}\n`, 'http://10.0.0.1');
    if (allowed) expect(result).toHaveProperty('chunks');
    else expect(result).toMatchObject({ code: 'guard.profile', exitCode: 4 });
  });

  it.each([
    { row: '+12025550199,', allowed: true },
    { row: '+79000000000,', allowed: false },
    { row: ',6606e08f10bcdd88297057a7', allowed: true },
    { row: ',6606e08f10bcdd88297057ff', allowed: false },
  ])('beyond loopback: $row is allowed: $allowed', async ({ row, allowed }) => {
    const result = await failureOf(`phone,profile_id\n${row}\n`, 'http://10.0.0.1');
    if (allowed) expect(result).toHaveProperty('chunks');
    else expect(result).toMatchObject({ code: 'guard.profile', exitCode: 4 });
  });

  it.skipIf(k6 === undefined)(
    'get one request each, by several processes too',
    { timeout: 60_000 },
    async () => {
      const scenarios = join(folder, 'scenarios');
      await buildScenarios(scenarios);
      const rows = Array.from({ length: 60 }, (_, i) => `user${i}@example.com`);
      const path = await fileOf(['email', ...rows].join('\n'));
      for (const instances of [1, 2]) {
        const server = await startKnownServer();
        const result = await runLoad(smallTarget(server.url), optionsFor(path, { scenarios, instances }));
        await server.close();
        expect(result).toMatchObject({
          verdict: 'pass',
          requests: { planned: 60, finished: 60, dropped: 0 },
        });
        const sent = server.seen.bodies.map((body) => (JSON.parse(body) as { email: string }).email);
        expect(sent.sort()).toEqual([...rows].sort());
      }
    },
  );
});

describe('a curve from a file', () => {
  it('has the counts of its minutes', async () => {
    expect(await readCurve(await fileOf('minute,count\n0,120\n3,60\n'))).toEqual([120, 0, 0, 60]);
  });

  it.each([
    { name: 'a minute twice', text: 'minute,count\n0,1\n0,2\n', says: 'minute 0 is there twice' },
    { name: 'no number', text: 'minute,count\n0,many\n', says: 'count "many" in line 2' },
    { name: 'no column', text: 'minute,requests\n0,1\n', says: 'no column "count"' },
    { name: 'nothing', text: 'minute,count\n0,0\n', says: 'no minute has any request' },
    { name: 'a minute beyond a week', text: 'minute,count\n99999,1\n', says: 'beyond a week' },
  ])('with $name is refused', async ({ text, says }) => {
    const error = await readCurve(await fileOf(text)).catch((found: unknown) => found);
    expect(error).toMatchObject({ code: 'load.curve', exitCode: 2 });
    expect((error as HarnessError).message).toContain(says);
  });

  it('that is not there is named', async () => {
    await expect(readCurve(join(folder, 'none.csv'))).rejects.toThrow(/none\.csv/);
  });
});
