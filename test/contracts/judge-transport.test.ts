import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { judge } from '../../contracts/index.ts';
import { accept, reject, open, acceptXml, inXml, methodCase, type Row } from './judged.ts';
import {
  context,
  observed,
  refusalJson,
  responseOf,
  rulesOf,
  successJson,
  successXml,
  token,
} from './support.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const rows: readonly Row[] = [
  // envelope.parse
  { name: 'an empty body', response: responseOf(''), broken: ['envelope.parse'], outcome: 'none' },
  {
    name: 'JSON cut off',
    response: responseOf(successJson.slice(0, -1)),
    broken: ['envelope.parse'],
    outcome: 'none',
  },
  {
    name: 'something behind JSON',
    response: responseOf(`${successJson}\n0`),
    broken: ['envelope.parse'],
    outcome: 'none',
  },
  {
    name: 'something behind XML',
    case: acceptXml,
    response: responseOf(`${successXml}<x/>`, 200, inXml),
    broken: ['envelope.parse'],
    outcome: 'none',
  },
  {
    name: 'a byte order mark',
    response: responseOf(`\ufeff${successJson}`),
    broken: ['envelope.parse'],
    outcome: 'accept',
  },
  {
    name: 'no UTF-8',
    case: reject,
    response: responseOf(new Uint8Array([...utf8(refusalJson.slice(0, -2)), 0xe9, ...utf8('"}')])),
    broken: ['envelope.parse'],
    outcome: 'reject',
  },
  {
    name: 'a key twice',
    response: responseOf(successJson.replace('{', '{"error":1,')),
    broken: ['envelope.parse'],
    outcome: 'accept',
  },
  {
    name: 'a key twice, once escaped',
    response: responseOf(successJson.replace('{', '{"\\u0065rror":1,')),
    broken: ['envelope.parse'],
    outcome: 'accept',
  },
  {
    name: 'another length than announced',
    response: responseOf(successJson, 200, { 'content-length': '70' }),
    broken: ['envelope.parse'],
    outcome: 'accept',
  },
  {
    name: 'a document type declaration',
    case: acceptXml,
    response: responseOf(`<!DOCTYPE xml [<!ENTITY a "b">]>${successXml}`, 200, inXml),
    broken: ['envelope.parse'],
    outcome: 'none',
  },
  {
    name: 'an unknown entity',
    case: acceptXml,
    response: responseOf(successXml.replace('Success', '&bomb;'), 200, inXml),
    broken: ['envelope.parse'],
    outcome: 'none',
  },
  {
    name: 'XML without end',
    case: acceptXml,
    response: responseOf('<xml>'.repeat(5000), 200, inXml),
    broken: ['envelope.parse'],
    outcome: 'none',
  },
  {
    name: 'an HTML page',
    case: reject,
    response: responseOf('<!DOCTYPE html><p>404', 200, { 'content-type': 'text/html' }),
    broken: ['envelope.parse'],
    outcome: 'none',
  },
  {
    name: 'plain text',
    case: open,
    response: responseOf('Bad request', 400, { 'content-type': 'text/plain' }),
    broken: ['envelope.parse'],
    outcome: 'none',
  },
  {
    name: 'a body that is too long',
    response: responseOf(successJson + ' '.repeat(100_000)),
    broken: ['envelope.parse'],
    outcome: 'none',
  },
  {
    name: 'a body that grows too long',
    response: responseOf(gzipSync(successJson + ' '.repeat(200_000)), 200, { 'content-encoding': 'gzip' }),
    broken: ['envelope.parse'],
    outcome: 'none',
  },
  // envelope.server-error
  {
    name: 'HTTP 500',
    case: reject,
    response: responseOf(refusalJson, 500),
    broken: ['envelope.server-error'],
    outcome: 'none',
  },
  {
    name: 'HTTP 503 for an open case',
    case: open,
    response: responseOf('busy', 503),
    broken: ['envelope.server-error'],
    outcome: 'none',
  },
  {
    name: 'HTTP 501 for another method',
    case: methodCase('PUT'),
    response: responseOf('', 501),
    broken: ['envelope.server-error'],
    outcome: 'none',
  },
  // envelope.secret
  {
    name: 'the token in a text',
    case: reject,
    response: responseOf(JSON.stringify({ data: null, error: 1, error_text: `token ${token}` })),
    broken: ['envelope.secret'],
    outcome: 'reject',
  },
  {
    name: 'the token in base64',
    case: reject,
    response: responseOf(JSON.stringify({ data: btoa(`x${token}`), error: 1, error_text: 'no' })),
    broken: ['envelope.secret'],
    outcome: 'reject',
  },
  {
    name: 'the token in escapes',
    case: reject,
    response: responseOf(
      `{"data":null,"error":1,"error_text":"${token
        .split('')
        .map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('')}"}`,
    ),
    broken: ['envelope.secret'],
    outcome: 'reject',
  },
  {
    name: 'the token in a header',
    response: responseOf(successJson, 200, { 'x-echo': ['a', encodeURIComponent(token)] }),
    broken: ['envelope.secret'],
    outcome: 'accept',
  },
  {
    name: 'the token in a router page',
    case: methodCase('PUT'),
    response: responseOf(`no ${token}`, 404),
    broken: ['envelope.secret'],
    outcome: 'reject',
  },
];

describe('judge, of what keeps a response from being read, and secrets', () => {
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
