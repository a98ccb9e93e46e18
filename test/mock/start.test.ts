import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadProfiles, startMock } from '../../mock/index.ts';
import type { Mock, MockOptions } from '../../mock/index.ts';
import { pacing } from '../../mock/behaviour.ts';
import { launchCase } from './helpers/case.ts';
import { getJson, send } from './helpers/client.ts';

const open: Mock[] = [];
async function start(options: MockOptions = {}): Promise<Mock> {
  const mock = await startMock(options);
  open.push(mock);
  return mock;
}
afterEach(() => Promise.all(open.splice(0).map((mock) => mock.close())));

const plain = launchCase('matching.default', 'accept', 'json', {});

describe('starting', () => {
  it('refuses a port in use and an unknown fault', async () => {
    const { port } = await start();
    await expect(startMock({ port })).rejects.toMatchObject({
      code: 'mock.port-in-use',
      blame: 'runNotMade',
    });
    await expect(startMock({ port: 70_000 })).rejects.toMatchObject({ code: 'mock.cannot-listen' });
    await expect(startMock({ faults: ['xml-refusd'] })).rejects.toMatchObject({
      code: 'mock.unknown-fault',
      fix: 'Did you mean "xml-refused"?',
    });
  });

  it('writes a target file that fits', async () => {
    const mock = await start({ token: 'secret-Token-1' });
    const file = mock.targetFile();
    expect(file).toMatchObject({
      baseUrl: mock.url,
      platform: 'v72',
      token: 'secret-Token-1',
      campaigns: { active: 84, inactive: 85, unknown: 999_999 },
      resources: [1, 2, 3, 16_777_215],
    });
    expect(JSON.parse(JSON.stringify(file))).toEqual(file);
  });

  it('takes a bearer only where the platform does', async () => {
    const bearer = { authorization: 'Bearer mockToken-4f1C9aE27b' };
    const without = launchCase('token.required', 'open', 'json', { token: undefined });
    const [v72, v73] = [await start(), await start({ platform: 'v73' })];
    expect((await send(v72.url, without, bearer)).error).not.toBe(0);
    expect((await send(v73.url, without, bearer)).error).toBe(0);
    expect((await send(v73.url, without, { authorization: 'Bearer other' })).error).not.toBe(0);
  });

  it('serves a base of 100,000 profiles quickly', async () => {
    const started = performance.now();
    const mock = await start({ base: 100_000 });
    expect(performance.now() - started).toBeLessThan(5000);
    for (const i of [0, 99_999]) {
      expect(
        (
          await send(
            mock.url,
            launchCase('matching.default', 'accept', 'json', { email: `reader${i}@example.org` }),
          )
        ).error,
      ).toBe(0);
    }
    const email = { $in: Array.from({ length: 1000 }, (_, i) => `reader${i}@example.org`) };
    expect(
      (
        await send(
          mock.url,
          launchCase('request.query', 'accept', 'json', { email: undefined, custom_request: { email } }),
        )
      ).error,
    ).toBe(0);
    const page = (await getJson(`${mock.url}/observer/launches?after=2`)) as {
      launches: { recipients: unknown[] }[];
    };
    expect(page.launches[0]?.recipients.length).toBe(1000);
  });

  it('heals when the faults are taken away', async () => {
    const mock = await start({ faults: ['matching-email-refused', 'default-matching-refused'] });
    expect((await send(mock.url, plain)).error).not.toBe(0);
    mock.setFaults([]);
    expect((await send(mock.url, plain)).error).toBe(0);
  });

  it.each(['reset-connection', 'wrong-length'])('breaks the wire: %s', async (fault) => {
    const mock = await start({ faults: [fault] });
    await expect(
      send(mock.url, launchCase('token.valid', 'reject', 'json', { token: 'x' })),
    ).rejects.toThrow();
  });
});

describe('slowness', () => {
  it('adds latency, queues beyond the capacity, and stalls', () => {
    expect(pacing({})).toBeUndefined();
    expect(pacing({ latencyMs: 20 })?.(5)).toBe(20);
    const limited = pacing({ capacity: 100 });
    expect([0, 0, 0, 100].map((now) => limited?.(now))).toEqual([0, 10, 20, 0]);
    const stalling = pacing({ stall: { everyMs: 1000, forMs: 300 } });
    expect([0, 999, 1000, 1100, 1300, 2299].map((now) => stalling?.(now))).toEqual([0, 0, 300, 200, 0, 1]);
  });

  it('is felt by a caller', async () => {
    const mock = await start({ latencyMs: 60 });
    const started = performance.now();
    await send(mock.url, plain);
    expect(performance.now() - started).toBeGreaterThan(55);
  });
});

describe('loading profiles', () => {
  const profile = {
    profile_id: 'p1',
    email: 'a@example.com',
    fields: { City: 'Rome' },
    subscriptions: [{ channel: 'email', email: 'a@example.com' }],
  };
  const list = JSON.stringify([profile]);
  async function load(name: string, text: string): ReturnType<typeof loadProfiles> {
    const folder = await mkdtemp(join(tmpdir(), 'profiles-'));
    try {
      await writeFile(join(folder, name), text);
      return await loadProfiles(join(folder, name));
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  it.each([
    ['a.json', list],
    ['a.json', JSON.stringify({ name: 'x', profiles: [profile] })],
    ['a.jsonl', `${JSON.stringify(profile)}\n\n`],
    ['a.yaml', `profiles:\n  - ${JSON.stringify(profile)}\n`],
  ])('reads %s', async (name, text) => {
    const profiles = await load(name, text);
    expect(profiles).toMatchObject([profile]);
    const mock = await start({ profiles });
    const params = { email: undefined, matching: 'custom', field_name: 'City', field_value: 'Rome' };
    expect((await send(mock.url, launchCase('custom.value', 'accept', 'json', params))).error).toBe(0);
  });

  it.each([
    ['a.json', '{', /a\.json: /],
    ['a.json', '{}', /holds no list/],
    ['a.json', '[]', /holds no profile/],
    ['a.jsonl', `${JSON.stringify(profile)}\n{x`, /a\.jsonl:2: no JSON/],
    ['a.json', `[${JSON.stringify(profile)},${JSON.stringify(profile)}]`, /\[1\]\.profile_id: is the same/],
    ['a.json', JSON.stringify([{ ...profile, profile_id: 5 }]), /\[0\]\.profile_id: must be a text/],
    ['a.json', JSON.stringify([{ ...profile, fields: { A: null } }]), /\[0\]\.fields\.A: must be/],
    [
      'a.json',
      JSON.stringify([{ ...profile, subscriptions: [{ channel: 'fax' }] }]),
      /\.subscriptions\[0\]\.channel: must be email/,
    ],
  ])('names the place of what is wrong in %s: %s', async (name, text, message) => {
    await expect(load(name, text)).rejects.toMatchObject({
      code: 'mock.profiles-invalid',
      message: expect.stringMatching(message) as string,
    });
  });

  it('names a file that is not there', async () => {
    await expect(loadProfiles('/nowhere/a.json')).rejects.toMatchObject({ code: 'mock.profiles-unreadable' });
  });
});
