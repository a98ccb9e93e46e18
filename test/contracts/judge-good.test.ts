import { gzipSync } from 'node:zlib';
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
  successJson,
  successXml,
} from './support.ts';

const rows: readonly Row[] = [
  { name: 'the success', response: responseOf(successJson), broken: [], outcome: 'accept' },
  {
    name: 'the success again, known by its bytes',
    response: responseOf(successJson),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'other key order and white space',
    response: responseOf('\r\n {"error_text":"Successful operation",\n"error":0,"data":null}\n'),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'a charset',
    response: responseOf(successJson, 200, { 'content-type': 'Application/JSON;charset="UTF-8"' }),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'an announced length',
    response: responseOf(successJson, 200, { 'content-length': String(successJson.length) }),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'a compressed body',
    response: responseOf(gzipSync(successJson), 200, { 'content-encoding': 'gzip' }),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'error 0 as a fraction of nothing',
    response: responseOf(successJson.replace('0', '0.0')),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'a key beyond the three',
    response: responseOf(successJson.replace('{', '{"trace":"x",')),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'the success in XML',
    case: acceptXml,
    response: responseOf(successXml, 200, inXml),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'XML with a declaration, comments and indentation',
    case: acceptXml,
    response: responseOf(
      `<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->\n${successXml.replaceAll('><', '>\n  <')}\n`,
      200,
      { 'content-type': 'text/xml; charset=utf-8' },
    ),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'XML in another order, data spelled out',
    case: acceptXml,
    response: responseOf(
      '<xml><error_text><![CDATA[Successful operation]]></error_text><error> 0 </error><data></data></xml>',
      200,
      inXml,
    ),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'a refusal with HTTP 200',
    case: reject,
    response: responseOf(refusalJson),
    broken: [],
    outcome: 'reject',
  },
  {
    name: 'a refusal with HTTP 403',
    case: reject,
    response: responseOf(refusalJson, 403),
    broken: [],
    outcome: 'reject',
  },
  {
    name: 'a refusal with data',
    case: reject,
    response: responseOf(refusalJson.replace('null', '{"a":[1]}')),
    broken: [],
    outcome: 'reject',
  },
  {
    name: 'a refusal in XML',
    case: rejectXml,
    response: responseOf(refusalXml, 200, inXml),
    broken: [],
    outcome: 'reject',
  },
  {
    name: 'an open case accepted',
    case: open,
    response: responseOf(successJson),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'an open case refused',
    case: open,
    response: responseOf(refusalJson, 404),
    broken: [],
    outcome: 'reject',
  },
  {
    name: 'a marker that says false',
    response: responseOf(successJson, 200, { 'duplicate-request': 'false', 'duplicate-key': 'k' }),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'PUT refused by the router',
    case: methodCase('PUT'),
    response: responseOf('<html>Not here</html>', 405, { 'content-type': 'text/html' }),
    broken: [],
    outcome: 'reject',
  },
  {
    name: 'GET refused by the router, in an envelope',
    case: methodCase('GET'),
    response: responseOf(refusalXml, 405, inXml),
    broken: [],
    outcome: 'reject',
  },
  {
    name: 'HEAD, which has no body',
    case: methodCase('HEAD'),
    response: responseOf('', 200, { 'content-length': '64' }),
    broken: [],
    outcome: 'none',
  },
  {
    name: 'an unknown link with HTTP 404',
    case: link(undefined, undefined, 'link.unknown'),
    response: responseOf('', 404),
    broken: [],
    outcome: 'reject',
  },
  {
    name: 'a link fetched',
    case: link(undefined, undefined, 'link.get'),
    response: responseOf(successJson),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'a link posted in XML',
    case: link(undefined, 'xml', 'link.post'),
    response: responseOf(successXml, 200, inXml),
    broken: [],
    outcome: 'accept',
  },
  {
    name: 'PATCH with an XML body refused in JSON, before it was read',
    case: caseWith({
      rules: ['transport.method'],
      expects: 'reject',
      request: { encoding: 'xml', wire: { method: 'PATCH' } },
    }),
    response: responseOf(refusalJson, 400),
    broken: [],
    outcome: 'reject',
  },
  {
    name: 'a path without its slash redirected',
    case: caseWith({ rules: ['transport.slash'], expects: 'open' }),
    response: responseOf('', 301),
    broken: [],
    outcome: 'reject',
  },
  {
    name: 'an empty body answered in either format',
    case: caseWith({
      rules: ['transport.malformed'],
      expects: 'reject',
      request: { encoding: 'xml', wire: { text: { kind: 'empty' } } },
    }),
    response: responseOf(refusalJson),
    broken: [],
    outcome: 'reject',
  },
  {
    name: 'XML in place of JSON answered in either format',
    case: replaced('<xml/>'),
    response: responseOf(refusalXml, 200, inXml),
    broken: [],
    outcome: 'reject',
  },
  {
    name: 'another Content-Type answered in either format',
    case: caseWith({
      rules: ['transport.content-type'],
      expects: 'open',
      request: { wire: { contentType: 'text/plain' } },
    }),
    response: responseOf(refusalXml, 200, inXml),
    broken: [],
    outcome: 'reject',
  },
];

describe('judge', () => {
  it.each(rows)('finds nothing wrong with $name', ({ case: testCase = accept, response, outcome }) => {
    expect(judge(testCase, observed(response), context)).toMatchObject({ findings: [], outcome });
  });
});
