import { describe, expect, it } from 'vitest';
import { judge, judgeResponse } from '../../contracts/index.ts';
import type { Response, TransportFailure } from '../../model/observation.ts';
import type { RuleId } from '../../model/rules.ts';
import { accept, reject, open, acceptXml } from './judged.ts';
import {
  caseWith,
  context,
  observed,
  refusalJson,
  responseOf,
  rulesOf,
  successJson,
  token,
} from './support.ts';

describe('judge', () => {
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
