import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMock } from '../../mock/index.ts';
import type { Mock } from '../../mock/index.ts';
import type { Json } from '../../model/json.ts';
import { linkCase } from './helpers/case.ts';
import { getJson, send } from './helpers/client.ts';

interface Listed {
  readonly email: string;
  readonly profile_id: string;
  readonly idents: { readonly md5: string; readonly xxh: string };
}

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
beforeEach(() => getJson(`${mock.url}/observer/reset`, 'POST'));
afterAll(() => mock.close());

const john = '6606e08f10bcdd88297057a7';
const fieldsOf = async (id: string): Promise<Record<string, unknown>> =>
  ((await getJson(`${mock.url}/observer/profiles/${id}`)) as { fields: Record<string, unknown> }).fields;
const lastLaunch = async (): Promise<Record<string, unknown> | undefined> =>
  (
    (await getJson(`${mock.url}/observer/launches?after=0`)) as { launches: Record<string, unknown>[] }
  ).launches.at(-1);
const post = (fields: readonly Json[]): ReturnType<typeof send> =>
  send(mock.url, linkCase('link.post', 'accept', 'POST', 'john@example.com', { fields }));

describe('links', () => {
  it('find every profile by each of its idents', async () => {
    const { profiles } = mock.targetFile() as { profiles: readonly Listed[] };
    for (const { email, profile_id: id, idents } of profiles) {
      expect(idents.md5).toMatch(/^[0-9a-f]{32}$/);
      expect(idents.xxh).toMatch(/^[0-9a-f]{16}$/);
      for (const ident of [idents.md5, idents.xxh, encodeURIComponent(email)]) {
        const answer = await send(mock.url, linkCase('link.get', 'accept', 'GET', ident));
        expect(answer.error).toBe(0);
        expect(await lastLaunch()).toMatchObject({
          api: '1.0',
          recipients: [{ profile_id: id }],
          fields: {},
        });
      }
    }
  });

  it('hash with XXH64, seed 0', () => {
    const { profiles } = mock.targetFile() as { profiles: readonly Listed[] };
    expect(profiles[0]?.idents).toEqual({ md5: 'd4c74594d841139328695756648b6bd6', xxh: '0d1cf76dbb341cda' });
  });

  it.each([
    [0, 'Order', 'X', 'X', ''],
    [0, 'FirstName', 'Jack', 'John', 'John'],
    [1, 'Order', 'X', 'X', ''],
    [1, 'FirstName', 'Jack', 'Jack', 'John'],
    [2, 'Order', 'X', 'X', 'X'],
    [2, 'FirstName', 'Jack', 'Jack', 'Jack'],
  ])('option %i of %s', async (option, name, value, used, kept) => {
    expect((await post([{ name, value, option }])).error).toBe(0);
    expect(await lastLaunch()).toMatchObject({ fields: { [name]: used } });
    expect((await fieldsOf(john))[name]).toBe(kept);
  });

  it('write nothing when one of the fields is refused', async () => {
    const fields = [
      { name: 'Order', value: 'X', option: 2 },
      { name: 'Age', value: 'old', option: 1 },
    ];
    expect((await post(fields)).error).not.toBe(0);
    expect((await fieldsOf(john))['Order']).toBe('');
  });

  it('leave a written value to be found, until a reset', async () => {
    const find = async (value: string): Promise<number> => {
      const params = {
        token: mock.targetFile()['token'] as string,
        id: 84,
        matching: 'custom',
        field_name: 'CRM_ID',
        field_value: value,
      };
      const headers = { 'request-id': randomUUID() };
      const path = '/api/v1.1/campaigns/triggers/start/';
      const one = { method: 'POST', path, contentType: 'application/json', body: JSON.stringify(params) };
      return (await send(mock.url, one, headers)).error;
    };
    expect(await find('123420')).toBe(0);
    await post([{ name: 'CRM_ID', value: 'written', option: 2 }]);
    expect([await find('written'), await find('123420')]).toEqual([0, 404]);
    await getJson(`${mock.url}/observer/reset`, 'POST');
    expect([await find('written'), await find('123420')]).toEqual([404, 0]);
  });
});
