import { describe, expect, it } from 'vitest';
import { judge } from '../../contracts/index.ts';
import {
  accept,
  reject,
  open,
  acceptXml,
  rejectXml,
  inXml,
  link,
  methodCase,
  replaced,
  type Row,
} from './judged.ts';
import {
  caseWith,
  context,
  observed,
  refusalJson,
  refusalXml,
  responseOf,
  rulesOf,
  successJson,
  successXml,
} from './support.ts';

const rows: readonly Row[] = [
  // envelope.shape
  {
    name: 'error as a string',
    case: reject,
    response: responseOf(refusalJson.replace('400', '"400"')),
    broken: ['envelope.shape'],
    outcome: 'none',
  },
  {
    name: 'error as a fraction',
    case: reject,
    response: responseOf(refusalJson.replace('400', '400.5')),
    broken: ['envelope.shape'],
    outcome: 'none',
  },
  {
    name: 'no error_text',
    case: reject,
    response: responseOf('{"data":null,"error":400}'),
    broken: ['envelope.shape'],
    outcome: 'reject',
  },
  {
    name: 'no data',
    response: responseOf('{"error":0,"error_text":"Successful operation"}'),
    broken: ['envelope.shape'],
    outcome: 'accept',
  },
  { name: 'an array', response: responseOf(`[${successJson}]`), broken: ['envelope.shape'], outcome: 'none' },
  { name: 'null', case: open, response: responseOf('null'), broken: ['envelope.shape'], outcome: 'none' },
  {
    name: 'another XML root',
    case: acceptXml,
    response: responseOf(successXml.replaceAll('xml>', 'response>'), 200, inXml),
    broken: ['envelope.shape'],
    outcome: 'accept',
  },
  {
    name: 'an XML element twice',
    case: acceptXml,
    response: responseOf(successXml.replace('<data/>', '<data/><error>0</error>'), 200, inXml),
    broken: ['envelope.shape'],
    outcome: 'none',
  },
  {
    name: 'an XML attribute',
    case: acceptXml,
    response: responseOf(successXml.replace('<data/>', '<data nil="true"/>'), 200, inXml),
    broken: ['envelope.shape'],
    outcome: 'accept',
  },
  {
    name: 'XML with text between its elements',
    case: acceptXml,
    response: responseOf(successXml.replace('<data/>', 'x<data/>'), 200, inXml),
    broken: ['envelope.shape'],
    outcome: 'accept',
  },
  {
    name: 'an open case redirected',
    case: open,
    response: responseOf('', 302),
    broken: ['envelope.shape'],
    outcome: 'none',
  },
  // envelope.success
  {
    name: 'another success text',
    response: responseOf(successJson.replace('Successful operation', 'OK')),
    broken: ['envelope.success'],
    outcome: 'accept',
  },
  {
    name: 'data in a success',
    response: responseOf(successJson.replace('null', '{}')),
    broken: ['envelope.success'],
    outcome: 'accept',
  },
  {
    name: 'HTTP 202',
    response: responseOf(successJson, 202),
    broken: ['envelope.success'],
    outcome: 'accept',
  },
  {
    name: 'error 0 with HTTP 400',
    response: responseOf(successJson, 400),
    broken: ['envelope.success'],
    outcome: 'none',
  },
  {
    name: 'an accepted case redirected',
    response: responseOf('', 301, { location: '/' }),
    broken: ['envelope.success'],
    outcome: 'none',
  },
  // envelope.failure
  {
    name: 'an empty error_text',
    case: reject,
    response: responseOf(refusalJson.replace('Incorrect request', '')),
    broken: ['envelope.failure'],
    outcome: 'reject',
  },
  {
    name: 'a refusal with HTTP 201',
    case: reject,
    response: responseOf(refusalJson, 201),
    broken: ['envelope.failure'],
    outcome: 'reject',
  },
  {
    name: 'a refusal as a redirect',
    case: reject,
    response: responseOf(refusalJson, 302),
    broken: ['envelope.failure'],
    outcome: 'reject',
  },
  {
    name: 'error 0 with HTTP 404',
    case: reject,
    response: responseOf(successJson, 404),
    broken: ['envelope.failure'],
    outcome: 'none',
  },
  {
    name: 'error 0 with a text of refusal',
    case: reject,
    response: responseOf(refusalJson.replace('400', '0')),
    broken: ['envelope.failure', 'matching.requires'],
    outcome: 'accept',
  },
  // envelope.format
  {
    name: 'JSON called text',
    response: responseOf(successJson, 200, { 'content-type': 'text/plain' }),
    broken: ['envelope.format'],
    outcome: 'accept',
  },
  {
    name: 'JSON without a Content-Type',
    response: { ...responseOf(successJson), headers: {} },
    broken: ['envelope.format'],
    outcome: 'accept',
  },
  {
    name: 'an XML request answered in JSON',
    case: rejectXml,
    response: responseOf(refusalJson),
    broken: ['envelope.format'],
    outcome: 'reject',
  },
  {
    name: 'XML called JSON',
    case: acceptXml,
    response: responseOf(successXml),
    broken: ['envelope.format'],
    outcome: 'accept',
  },
  {
    name: 'a JSON request answered in broken XML',
    response: responseOf('<xml><data/>', 200, inXml),
    broken: ['envelope.format'],
    outcome: 'none',
  },
  {
    name: 'XML called JSON, whatever was asked',
    case: methodCase('GET'),
    response: responseOf(refusalXml, 400),
    broken: ['envelope.format'],
    outcome: 'reject',
  },
  {
    name: 'an array in place of an object answered in the other format',
    case: replaced('[1]'),
    response: responseOf(refusalXml, 200, inXml),
    broken: ['envelope.format'],
    outcome: 'reject',
  },
  {
    name: 'a charset beside the Content-Type answered in the other format',
    case: caseWith({
      rules: ['transport.content-type'],
      expects: 'open',
      request: { wire: { contentType: 'application/json; charset=utf-8' } },
    }),
    response: responseOf(refusalXml, 200, inXml),
    broken: ['envelope.format'],
    outcome: 'reject',
  },
  // link.response
  {
    name: 'a fetched link answered in XML',
    case: link(undefined, undefined, 'link.get'),
    response: responseOf(successXml, 200, inXml),
    broken: ['link.response'],
    outcome: 'accept',
  },
  {
    name: 'a link answered with nothing',
    case: link(undefined, undefined, 'link.get'),
    response: responseOf('', 204),
    broken: ['link.response'],
    outcome: 'none',
  },
];

describe('judge, of shape, claim and format', () => {
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
