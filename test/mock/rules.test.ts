import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../mock/index.ts';
import type { Mock } from '../../mock/index.ts';
import { ruleRows } from '../../model/rule-table.ts';
import type { Case } from './helpers/case.ts';
import { getJson, send } from './helpers/client.ts';
import { combinedCases, launchCases, linkCases } from './helpers/corpus.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const cases: readonly Case[] = [...launchCases, ...combinedCases, ...linkCases];
const groups = groupByRule(cases);

function groupByRule(list: readonly Case[]): Map<Case['rule'], Case[]> {
  const map = new Map<Case['rule'], Case[]>();
  for (const item of list) map.set(item.rule, [...(map.get(item.rule) ?? []), item]);
  return map;
}

const launches = async (): Promise<number> =>
  ((await getJson(`${mock.url}/observer/launches?limit=0&after=999999`)) as { next: number }).next;

describe('every answer is as its rule says', () => {
  it.each([...groups])('%s', async (_rule, list) => {
    for (const one of list) {
      const before = await launches();
      const answer = await send(mock.url, one);
      const isXml = one.contentType?.includes('xml') ?? (one.body.startsWith('<') && one.method === 'POST');
      expect(answer.headers['content-type'], one.name).toBe(isXml ? 'application/xml' : 'application/json');
      if (one.expects === 'accept') {
        expect(answer, one.name).toMatchObject({ status: 200, error: 0, errorText: 'Successful operation' });
      }
      if (one.expects === 'reject') {
        expect(answer.error, one.name).not.toBe(0);
        expect(answer.status === 200 || (answer.status >= 400 && answer.status < 500), one.name).toBe(true);
      }
      expect((await launches()) - before, one.name).toBe(answer.error === 0 ? 1 : 0);
    }
  });
});

it('has a case for every rule that accepts or rejects', () => {
  const tried = new Set<string>(cases.map(({ rule }) => rule));
  const byFormat = ['transport.json', 'transport.xml', 'dedup.body'];
  const missing = ruleRows.filter(
    ({ expects, id }) => (expects === 'accept' || expects === 'reject') && !tried.has(id),
  );
  expect(missing.map(({ id }) => id)).toEqual(byFormat);
});
