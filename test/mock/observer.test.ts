import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMock } from '../../mock/index.ts';
import type { Mock } from '../../mock/index.ts';
import { LaunchLog } from '../../mock/launch/log.ts';
import type { Launch } from '../../mock/launch/launch.ts';
import { launchCase } from './helpers/case.ts';
import type { Patch } from './helpers/case.ts';
import { getJson, send } from './helpers/client.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
beforeEach(() => getJson(`${mock.url}/observer/reset`, 'POST'));
afterAll(() => mock.close());

interface Page {
  readonly launches: readonly Record<string, unknown>[];
  readonly next: number;
}
const page = (query = ''): Promise<Page> => getJson(`${mock.url}/observer/launches${query}`) as Promise<Page>;

async function launched(format: 'json' | 'xml', patch: Patch): Promise<Record<string, unknown> | undefined> {
  await send(mock.url, launchCase('effect.once', 'accept', format, patch), {
    'request-id': `${Math.random()}`,
  });
  return (await page()).launches.at(-1);
}

const both = ['json', 'xml'] as const;

describe('what an observer sees', () => {
  it('pages through the launches', async () => {
    for (const id of ['a', 'b', 'c']) {
      await send(mock.url, launchCase('effect.once', 'accept', 'json', {}), { 'request-id': id });
    }
    const first = await page('?after=0&limit=2');
    expect(first.launches.map((launch) => [launch['seq'], launch['request_id']])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect(first.next).toBe(2);
    const second = await page(`?after=${first.next}`);
    expect([second.launches.length, second.next]).toEqual([1, 3]);
    expect(await page('?after=3')).toEqual({ launches: [], next: 3 });
  });

  it.each(both)('whole content and attachments, in %s', async (format) => {
    const data = Buffer.from('HELLO ü');
    const uri = `data:text/csv;base64,${data.toString('base64')}`;
    const content = { a: { b: 'ü 日本 🙂' }, list: ['x', 'y'] };
    const attach = [
      { name: '日本.txt', data: uri },
      { name: 'b', data: 'data:;base64,' },
    ];
    expect(await launched(format, { content, custom_data: { c: 'd' }, attach })).toEqual({
      seq: 1,
      request_id: expect.any(String) as string,
      api: '1.1',
      campaign_id: '84',
      recipients: [{ profile_id: '6606e08f10bcdd88297057a7', channel: 'email', email: 'john@example.com' }],
      content,
      custom_data: { c: 'd' },
      attachments: [
        { name: '日本.txt', size: data.length, sha256: createHash('sha256').update(data).digest('hex') },
        { name: 'b', size: 0, sha256: createHash('sha256').digest('hex') },
      ],
      fields: null,
    });
  });

  it.each([
    [{ email: 'john.work@example.org' }, { channel: 'email', email: 'john.work@example.org' }],
    [{ phone: '+12025550101' }, { channel: 'sms', phone: '+12025550101' }],
    [
      { subscription_id: 'PUSH0001CHROME', provider: 'Chrome' },
      { channel: 'push', provider: 'Chrome' },
    ],
    [
      { phone: '+12025550199', not_strict: true },
      { channel: 'sms', phone: '+12025550101' },
    ],
  ])('the subscription that %j names', async (filter, wanted) => {
    for (const format of both) {
      expect((await launched(format, { subscription_filter: filter }))?.['recipients']).toMatchObject([
        wanted,
      ]);
    }
  });

  it('everybody that a query or a combination of tags finds', async () => {
    const ids = (launch: Record<string, unknown> | undefined): string[] =>
      (launch?.['recipients'] as { profile_id: string }[]).map(({ profile_id: id }) => id.slice(-2));
    const tags = { email: undefined, matching: 'custom', field_name: 'Tags', field_value: 'tag-1, tag-2' };
    const query = { email: undefined, custom_request: { Age: { $gte: 41 }, Verified: true } };
    for (const format of both) {
      expect(ids(await launched(format, tags))).toEqual(['a7', 'ab']);
      expect(ids(await launched(format, query))).toEqual(['a7', 'a9']);
    }
  });

  it('no unknown profile and no unknown path', async () => {
    expect(await getJson(`${mock.url}/observer/profiles/nobody`)).toHaveProperty('error');
    expect(await getJson(`${mock.url}/observer/nothing`)).toHaveProperty('error');
    expect(await page('?after=-1&limit=x')).toEqual({ launches: [], next: 0 });
  });
});

describe('the log', () => {
  const launch = { recipients: [] } as unknown as Launch;

  it('drops the oldest beyond its bytes and goes on counting', () => {
    const log = new LaunchLog();
    for (let i = 0; i < 300; i++) log.add(launch, 1024 * 1024);
    const { launches, next } = log.after(0, 1000);
    expect(launches.length).toBeLessThan(257);
    expect([launches.at(-1)?.[0], next, log.last]).toEqual([300, 300, 300]);
    expect(log.after(299, 5).launches.map(([seq]) => seq)).toEqual([300]);
  });
});
