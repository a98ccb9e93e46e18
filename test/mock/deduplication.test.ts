import { afterEach, describe, expect, it } from 'vitest';
import { DuplicateStore } from '../../mock/duplicates.ts';
import { answerOf } from '../../mock/envelope.ts';
import { startMock } from '../../mock/index.ts';
import type { Mock } from '../../mock/index.ts';
import { launchCase } from './helpers/case.ts';
import { getJson, send } from './helpers/client.ts';

let mock: Mock;
afterEach(() => mock.close());

const plain = launchCase('dedup.replay', 'accept', 'json', {});
const wrong = launchCase('dedup.replay', 'reject', 'xml', { token: 'wrong' });
const count = async (): Promise<number> =>
  ((await getJson(`${mock.url}/observer/launches`)) as { launches: unknown[] }).launches.length;

describe('deduplication', () => {
  it.each([plain, wrong])('repeats the first answer, marked: $name', async (one) => {
    mock = await startMock();
    const first = await send(mock.url, one, { 'request-id': 'abc' });
    const launched = await count();
    const second = await send(mock.url, one, { 'request-id': 'abc' });
    expect(first.headers['duplicate-request']).toBeUndefined();
    expect(second).toMatchObject({ status: first.status, text: first.text });
    expect(second.headers).toMatchObject({ 'duplicate-request': 'true', 'duplicate-key': 'abc' });
    expect(await count()).toBe(launched);
  });

  it('launches the same body again under another Request-ID', async () => {
    mock = await startMock();
    for (const id of ['a', 'b']) {
      expect(
        (await send(mock.url, plain, { 'request-id': id })).headers['duplicate-request'],
      ).toBeUndefined();
    }
    expect(await count()).toBe(2);
  });

  it('compares body and headers where there is no Request-ID', async () => {
    mock = await startMock();
    const without = { 'request-id': '' };
    await send(mock.url, plain, without);
    expect((await send(mock.url, plain, without)).headers['duplicate-key']).toMatch(/^[0-9a-f]{40}$/);
    expect(
      (await send(mock.url, plain, { ...without, 'x-other': '1' })).headers['duplicate-key'],
    ).toBeUndefined();
    expect(await count()).toBe(2);
  });

  it('forgets the oldest beyond its limit', async () => {
    mock = await startMock();
    const store = new DuplicateStore(1000);
    const answer = answerOf(undefined, 'json');
    for (let i = 0; i <= 2000; i++) store.set(String(i), answer);
    expect([store.get('0'), store.get('2000')]).toEqual([undefined, answer]);
  });
});
