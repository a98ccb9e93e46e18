import { describe, expect, it } from 'vitest';
import type { CorpusTemplate } from '../../model/corpus.ts';
import { failureOf } from '../../scenarios/lib/failure.ts';
import { judge } from '../../scenarios/lib/judge.ts';
import { requestIds } from '../../scenarios/lib/request-id.ts';

const accept: CorpusTemplate = {
  kind: 'json-accept',
  method: 'POST',
  url: 'http://127.0.0.1/',
  headers: {},
  format: 'json',
  expects: 'accept',
  rule: 'matching.mode',
};
const reject: CorpusTemplate = { ...accept, kind: 'json-reject', expects: 'reject', rule: 'id.required' };
const xml = (template: CorpusTemplate): CorpusTemplate => ({ ...template, format: 'xml' });
const json = 'application/json';
const success = '{"data":null,"error":0,"error_text":"Successful operation"}';
const refusal = '{"data":null,"error":400,"error_text":"Incorrect request"}';
const xmlSuccess = '<xml><data/><error>0</error><error_text>Successful operation</error_text></xml>';
const xmlRefusal =
  '<?xml version="1.0"?><xml><data></data><error>400</error><error_text>No &amp; no</error_text></xml>';

describe('a response under load', () => {
  it.each([
    { name: 'a success', template: accept, body: success },
    {
      name: 'a success with a charset',
      template: accept,
      body: success,
      type: 'application/json; charset=utf-8',
    },
    { name: 'a refusal', template: reject, body: refusal },
    { name: 'a refusal with HTTP 400', template: reject, body: refusal, status: 400 },
    { name: 'a success in XML', template: xml(accept), body: xmlSuccess, type: 'application/xml' },
    { name: 'a refusal in XML', template: xml(reject), body: xmlRefusal, type: 'text/xml' },
    { name: 'one of the errors named', template: { ...reject, errors: [400, 401] }, body: refusal },
    {
      name: 'a router that knows no envelope',
      template: { ...reject, statuses: [404, 405] },
      body: 'Not found',
      status: 404,
      type: 'text/plain',
    },
  ])('is right: $name', ({ template, body, status = 200, type = json }) => {
    expect(judge({ status, contentType: type, body }, template, 'secret-token')).toBeNull();
  });

  it.each([
    { rule: 'matching.mode', name: 'a refusal where it must be taken', template: accept, body: refusal },
    { rule: 'id.required', name: 'a success where it must be refused', template: reject, body: success },
    {
      rule: 'id.required',
      name: 'another error than those named',
      template: { ...reject, errors: [401] },
      body: refusal,
    },
    {
      rule: 'envelope.success',
      name: 'a success with HTTP 201',
      template: accept,
      body: success,
      status: 201,
    },
    {
      rule: 'envelope.success',
      name: 'a success with data',
      template: accept,
      body: success.replace('null', '{}'),
    },
    {
      rule: 'envelope.success',
      name: 'a success with another text',
      template: accept,
      body: success.replace('Successful', 'OK'),
    },
    {
      rule: 'envelope.failure',
      name: 'a refusal without a text',
      template: reject,
      body: refusal.replace('Incorrect request', ''),
    },
    {
      rule: 'envelope.failure',
      name: 'a refusal with HTTP 302',
      template: reject,
      body: refusal,
      status: 302,
    },
    { rule: 'envelope.shape', name: 'a text for error', template: accept, body: success.replace('0', '"0"') },
    { rule: 'envelope.shape', name: 'no error_text', template: accept, body: '{"data":null,"error":0}' },
    { rule: 'envelope.shape', name: 'an array', template: accept, body: '[]' },
    { rule: 'envelope.parse', name: 'half a body', template: accept, body: success.slice(0, 30) },
    { rule: 'envelope.parse', name: 'something behind it', template: accept, body: success + success },
    { rule: 'envelope.parse', name: 'no body', template: accept, body: '' },
    {
      rule: 'envelope.format',
      name: 'another Content-Type',
      template: accept,
      body: success,
      type: 'text/html',
    },
    { rule: 'envelope.format', name: 'no Content-Type', template: accept, body: success, type: '' },
    {
      rule: 'envelope.format',
      name: 'XML for JSON',
      template: accept,
      body: xmlSuccess,
      type: 'application/xml',
    },
    { rule: 'envelope.format', name: 'JSON for XML', template: xml(accept), body: success },
    {
      rule: 'envelope.parse',
      name: 'XML that is cut off',
      template: xml(accept),
      body: xmlSuccess.slice(0, 40),
      type: 'application/xml',
    },
    {
      rule: 'envelope.parse',
      name: 'XML with a document type',
      template: xml(accept),
      body: `<!DOCTYPE xml>${xmlSuccess}`,
      type: 'application/xml',
    },
    {
      rule: 'envelope.shape',
      name: 'another root',
      template: xml(accept),
      body: xmlSuccess.replaceAll('xml>', 'r>'),
      type: 'application/xml',
    },
    {
      rule: 'envelope.secret',
      name: 'the token',
      template: reject,
      body: refusal.replace('Incorrect', 'secret-token'),
    },
  ])('breaks $rule: $name', ({ rule, template, body, status = 200, type = json }) => {
    expect(judge({ status, contentType: type, body }, template, 'secret-token')?.rule).toBe(rule);
  });
});

describe('a failed request', () => {
  it.each([
    [200, 0, null],
    [404, 1404, null],
    [302, 0, null],
    [500, 1500, 'status:500'],
    [503, 1503, 'status:503'],
    [429, 1429, 'status:429'],
    [0, 1050, 'network:timeout'],
    [0, 1212, 'network:refused'],
    [0, 1220, 'network:reset'],
    [0, 1101, 'network:name-not-found'],
    [0, 1310, 'network:tls'],
    [0, 1000, 'network:other'],
    [200, 1000, 'network:other'],
    [0, 0, 'network:other'],
  ])('with HTTP %s and k6 code %s is %s', (status, code, failure) => {
    expect(failureOf(status, code)).toBe(failure);
  });
});

describe('Request-IDs', () => {
  it('are never the same, for any virtual user or run', () => {
    const ids = new Set<string>();
    for (const run of ['a', 'b']) {
      for (let vu = 1; vu <= 50; vu++) {
        const next = requestIds(run, vu);
        for (let i = 0; i < 100; i++) ids.add(next());
      }
    }
    expect(ids.size).toBe(10_000);
  });
});
