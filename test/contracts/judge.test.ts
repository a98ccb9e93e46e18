import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { judge, judgeResponse } from '../../contracts/index.ts';
import type { Case, Encoding } from '../../model/case.ts';
import type { Outcome } from '../../model/judgement.ts';
import type { Response, TransportFailure } from '../../model/observation.ts';
import type { RuleId } from '../../model/rules.ts';
import {
  caseExpecting,
  caseWith,
  context,
  observed,
  refusalJson,
  refusalXml,
  responseOf,
  rulesOf,
  successJson,
  successXml,
  token,
  types,
} from './support.ts';

interface Row {
  readonly name: string;
  readonly case?: Case;
  readonly response: Response;
  readonly broken: readonly RuleId[];
  readonly outcome: Outcome;
}

const accept = caseExpecting('accept');
const reject = caseExpecting('reject');
const open = caseExpecting('open');
const inXml = { 'content-type': types.xml };
const acceptXml = caseExpecting('accept', 'xml');
const rejectXml = caseExpecting('reject', 'xml');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function link(method: string | undefined, encoding: Encoding | undefined, rule: RuleId): Case {
  const { encoding: _json, ...request } = caseWith().request;
  return {
    ...caseWith({
      space: 'link',
      rules: [rule],
      expects: rule === 'link.get' || rule === 'link.post' ? 'accept' : 'reject',
    }),
    request: {
      ...request,
      api: '1.0',
      ...(encoding === undefined ? { parameters: null } : { encoding }),
      wire: method === undefined ? {} : { method },
    },
  };
}

function methodCase(method: string): Case {
  return caseWith({ rules: ['transport.method'], expects: 'reject', request: { wire: { method } } });
}

const good: readonly Row[] = [
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

const bad: readonly Row[] = [
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
      `{"data":null,"error":1,"error_text":"${[...token].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"}`,
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

describe('judge', () => {
  it.each(good)('finds nothing wrong with $name', ({ case: testCase = accept, response, outcome }) => {
    const judgement = judge(testCase, observed(response), context);
    expect(judgement).toMatchObject({ findings: [], outcome });
  });

  it.each(bad)('names what is wrong with $name', ({ case: testCase = accept, response, broken, outcome }) => {
    const judgement = judge(testCase, observed(response), context);
    expect({ broken: rulesOf(judgement.findings), outcome: judgement.outcome }).toEqual({ broken, outcome });
  });

  it('tells of a wrong outcome in a sentence, with the answer', () => {
    const [accepted] = judge(reject, observed(responseOf(successJson)), context).findings;
    expect(accepted).toEqual({
      rule: 'matching.requires',
      expected: 'reject',
      got: 'accept',
      message: 'a request whose email is null was accepted (error 0)',
    });
    const text = `a\u0000b\u202e${'x'.repeat(300)}`;
    const answer = responseOf(JSON.stringify({ data: null, error: 400, error_text: text }));
    const [refused] = judge(accept, observed(answer), context).findings;
    expect(refused?.message).toBe(
      `a documented request (e-mail, JSON) was refused (error 400, "a\\u0000b\\u202e${'x'.repeat(196)}…")`,
    );
  });

  it('hides the token in what it tells, also where a cut would halve it', () => {
    const text = `${'x'.repeat(190)}${token}`;
    const judgement = judge(
      accept,
      observed(responseOf(JSON.stringify({ data: null, error: 4, error_text: text }))),
      context,
    );
    expect(JSON.stringify(judgement)).not.toContain(token.slice(0, 8));
    expect(rulesOf(judgement.findings)).toEqual(['envelope.secret', 'matching.mode']);
  });

  it('does not take the echo of a near miss for the token, but takes the token beside it', () => {
    const form = caseWith({
      rules: ['token.valid'],
      expects: 'reject',
      request: { parameters: { token: '$ALTCRAFT_TOKEN:longer' } },
    });
    const answer = (text: string): Response =>
      responseOf(JSON.stringify({ data: null, error: 401, error_text: text }));
    const echo = (text: string): RuleId[] =>
      rulesOf(judge(form, observed(answer(text)), { ...context, token: 'abcdef123456' }).findings);
    expect(echo('abcdef123456x is wrong')).toEqual([]);
    expect(echo('abcdef123456x is not abcdef123456')).toEqual(['envelope.secret']);
  });

  it('does not look for a token that is an ordinary word', () => {
    expect(judge(accept, observed(responseOf(successJson)), { ...context, token: 'error' }).findings).toEqual(
      [],
    );
  });

  const failures: readonly [TransportFailure, RuleId][] = [
    ['refused', 'envelope.server-error'],
    ['reset', 'envelope.server-error'],
    ['timeout', 'envelope.server-error'],
    ['name-not-found', 'envelope.server-error'],
    ['tls', 'envelope.server-error'],
    ['other', 'envelope.server-error'],
    ['protocol', 'envelope.parse'],
    ['too-large', 'envelope.parse'],
  ];
  it.each(failures)('charges the failure %s to %s', (failure, rule) => {
    const result = { kind: 'failure', failure, message: `detail ${token}` } as const;
    const judgement = judge(open, { requestId: 'r', at: 0, latencyMs: 1, result }, context);
    expect(rulesOf(judgement.findings)).toEqual([rule]);
    expect(judgement.outcome).toBe('none');
    expect(JSON.stringify(judgement)).not.toContain(token);
  });

  it('records keys beyond the three', () => {
    const answer = responseOf('{"z":1,"a":2,"data":null,"error":0,"error_text":"Successful operation"}');
    expect(judge(accept, observed(answer), context).extra).toEqual(['a', 'z']);
    expect(judge(accept, observed(responseOf(successJson)), context).extra).toBeUndefined();
  });

  it('does not trust a body because its like was good under another Content-Type or token', () => {
    judge(accept, observed(responseOf(successJson)), context);
    const typed = responseOf(successJson, 200, { 'content-type': 'text/plain' });
    expect(rulesOf(judge(accept, observed(typed), context).findings)).toEqual(['envelope.format']);
    expect(rulesOf(judge(acceptXml, observed(responseOf(successJson)), context).findings)).toEqual([
      'envelope.format',
    ]);
    const tooLong = { ...context, maxBodyBytes: 10 };
    expect(rulesOf(judge(accept, observed(responseOf(successJson)), tooLong).findings)).toEqual([
      'envelope.parse',
    ]);
  });

  it('waives a rule for every response that the target file declares open', () => {
    const odd = observed(responseOf(successJson.replace('Successful operation', 'OK')));
    const waived = { ...context, expectations: { 'envelope.success': { expects: 'open' } } } as const;
    expect(judge(accept, odd, waived).findings).toEqual([]);
    expect(judge(accept, odd, context).findings).toHaveLength(1);
  });
});

describe('judgeResponse', () => {
  it('judges without a case, and charges a wrong outcome to the envelope', () => {
    const demand = { format: 'json', expects: 'reject', httpRefusal: false } as const;
    expect(judgeResponse(demand, responseOf(refusalJson)).findings).toEqual([]);
    expect(rulesOf(judgeResponse(demand, responseOf(successJson)).findings)).toEqual(['envelope.failure']);
    const wanted = { ...demand, expects: 'accept' } as const;
    expect(rulesOf(judgeResponse(wanted, responseOf(refusalJson)).findings)).toEqual(['envelope.success']);
  });

  it('checks the errors that an override allows', () => {
    const demand = {
      format: 'json',
      expects: 'reject',
      httpRefusal: false,
      rule: 'matching.nobody',
    } as const;
    expect(judgeResponse({ ...demand, errors: [400, 404] }, responseOf(refusalJson)).findings).toEqual([]);
    const [finding] = judgeResponse({ ...demand, errors: [404, 405] }, responseOf(refusalJson)).findings;
    expect(finding).toMatchObject({
      rule: 'matching.nobody',
      expected: 'error 404 or 405',
      got: 'error 400',
    });
  });
});
