import { describe, expect, it } from 'vitest';
import { judge } from '../../contracts/index.ts';
import { accept, reject, open, link, methodCase, type Row } from './judged.ts';
import { context, observed, refusalJson, responseOf, rulesOf, successJson } from './support.ts';

const rows: readonly Row[] = [
  // dedup.fresh
  {
    name: 'a duplicate',
    response: responseOf(successJson, 200, { 'duplicate-request': 'true' }),
    broken: ['dedup.fresh'],
    outcome: 'accept',
  },
  {
    name: 'a duplicate by the older header',
    case: open,
    response: responseOf(refusalJson, 200, { 'x-duplicate-request': ['True'] }),
    broken: ['dedup.fresh'],
    outcome: 'reject',
  },
  // the outcome
  {
    name: 'an invalid case accepted',
    case: reject,
    response: responseOf(successJson),
    broken: ['matching.requires'],
    outcome: 'accept',
  },
  {
    name: 'a valid case refused',
    response: responseOf(refusalJson),
    broken: ['matching.mode'],
    outcome: 'reject',
  },
  {
    name: 'PUT accepted',
    case: methodCase('PUT'),
    response: responseOf(successJson),
    broken: ['transport.method'],
    outcome: 'accept',
  },
  {
    name: 'another method of a link accepted',
    case: link('DELETE', undefined, 'link.method'),
    response: responseOf(successJson),
    broken: ['link.method'],
    outcome: 'accept',
  },
  {
    name: 'HTTP 404 where only an envelope counts',
    case: reject,
    response: responseOf('gone', 404),
    broken: ['envelope.parse'],
    outcome: 'none',
  },
];

describe('judge, of duplicates and outcomes', () => {
  it.each(rows)(
    'names what is wrong with $name',
    ({ case: testCase = accept, response, broken, outcome }) => {
      const judgement = judge(testCase, observed(response), context);
      expect({ broken: rulesOf(judgement.findings), outcome: judgement.outcome }).toEqual({
        broken,
        outcome,
      });
    },
  );
});
