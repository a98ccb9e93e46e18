import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaunches, judge, parseLaunches, type Launch } from '../../contracts/index.ts';
import type { Case, Encoding, Expectation } from '../../model/case.ts';
import { HarnessError } from '../../model/errors.ts';
import { maskFor } from '../../model/mask.ts';
import type { Response } from '../../model/observation.ts';
import { isRuleId, type RuleId } from '../../model/rules.ts';
import {
  accepted,
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
  target,
  token,
  types,
} from './support.ts';

const encoding = fc.constantFrom<Encoding>('json', 'xml');
const anyCase: fc.Arbitrary<Case> = fc
  .tuple(
    fc.constantFrom<Expectation>('accept', 'reject', 'open'),
    encoding,
    fc.constantFrom(undefined, 'HEAD', 'GET', 'PUT'),
  )
  .map(([expects, format, method]) => {
    const testCase = caseExpecting(expects, format);
    if (method === undefined) return testCase;
    const rules: [RuleId] = ['transport.method'];
    return { ...testCase, rules, request: { ...testCase.request, wire: { method } } };
  });

const seeds = [
  successJson,
  successXml,
  refusalJson,
  refusalXml,
  '<xml>',
  '{"a":{"a":',
  '<!DOCTYPE x>',
  `{"error_text":"${token}`,
];
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.nat(100), fc.uint8Array({ maxLength: 6 }), fc.nat(100))
  .map(([text, at, bytes, end]) => {
    const source = new TextEncoder().encode(text);
    return new Uint8Array([...source.slice(0, at), ...bytes, ...source.slice(end)]);
  });
const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  mutated,
  fc.json().map((text) => new TextEncoder().encode(text)),
);
const headerText = fc.oneof(
  fc.string(),
  fc.constantFrom('true', 'application/json', 'text/xml', 'gzip', 'br', '-1', token),
);
const headers = fc.dictionary(
  fc.oneof(
    fc.string(),
    fc.constantFrom('content-type', 'content-length', 'content-encoding', 'duplicate-request'),
  ),
  fc.oneof(headerText, fc.array(headerText)),
);
const response: fc.Arbitrary<Response> = fc.record({
  status: fc.integer({ min: 100, max: 599 }),
  headers,
  body,
});

describe('judge', () => {
  it('never throws, names only rules that exist, and never tells the token', () => {
    const mask = maskFor([token]);
    fc.assert(
      fc.property(anyCase, response, (testCase, answer) => {
        const judgement = judge(testCase, observed(answer), context);
        for (const finding of judgement.findings) {
          expect(isRuleId(finding.rule)).toBe(true);
          expect(finding.message).not.toBe('');
          expect(finding.expected).not.toBe('');
          expect(finding.got).not.toBe('');
        }
        const told = JSON.stringify(judgement);
        expect(mask(told)).toBe(told);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives the same judgement whatever came before', () => {
    fc.assert(
      fc.property(anyCase, response, encoding, (testCase, answer, format) => {
        const first = judge(testCase, observed(answer), context);
        const good = format === 'json' ? successJson : successXml;
        judge(
          caseExpecting('accept', format),
          observed(responseOf(good, 200, { 'content-type': types[format] })),
          context,
        );
        expect(judge(testCase, observed(answer), context)).toEqual(first);
      }),
    );
  });

  it('finds nothing wrong with any proper refusal, whatever its texts and data', () => {
    const error = fc.integer().filter((number) => number !== 0);
    const text = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((words) => maskFor([token])(words) === words);
    fc.assert(
      fc.property(
        error,
        text,
        fc.jsonValue(),
        fc.constantFrom(200, 400, 401, 404, 422),
        (code, words, data, status) => {
          const answer = responseOf(JSON.stringify({ error_text: words, data, error: code }), status);
          const judgement = judge(caseExpecting('reject'), observed(answer), context);
          expect(rulesOf(judgement.findings)).toEqual([]);
          expect(judgement).toMatchObject({ outcome: 'reject', error: code });
        },
      ),
    );
  });

  it('sees the token in any text, in each of its forms', () => {
    const forms = [
      (secret: string) => secret,
      encodeURIComponent,
      (secret: string) => btoa(secret),
      (secret: string) => JSON.stringify(secret).slice(1, -1),
    ];
    const letters = fc.stringMatching(/^[A-Za-z0-9+/=&"-]{12,40}$/);
    fc.assert(
      fc.property(
        letters,
        fc.constantFrom(...forms),
        fc.constantFrom('', 'x', 'ab '),
        (secret, form, before) => {
          const answer = responseOf(
            JSON.stringify({ data: null, error: 400, error_text: `${before}${form(secret)}` }),
          );
          const judgement = judge(caseExpecting('reject'), observed(answer), { ...context, token: secret });
          expect(rulesOf(judgement.findings)).toContain('envelope.secret');
          expect(JSON.stringify(judgement)).not.toContain(JSON.stringify(secret).slice(1, -1));
        },
      ),
    );
  });
});

describe('the observer', () => {
  it('may say anything: it is refused as such, or checked', () => {
    const thing = fc.oneof(fc.jsonValue(), fc.constantFrom('p1', '84', 1, 84));
    const launch = fc.record({
      seq: fc.nat(),
      request_id: fc.oneof(fc.string(), fc.constant(null)),
      campaign_id: fc.oneof(fc.string(), fc.nat()),
      recipients: fc.array(
        fc.record({
          profile_id: fc.string(),
          channel: fc.string(),
          email: fc.oneof(fc.string(), fc.constant(null)),
        }),
      ),
      content: thing,
      custom_data: thing,
      attachments: fc.oneof(
        fc.constant(null),
        fc.array(fc.record({ name: fc.string(), size: fc.nat(), sha256: fc.string() })),
      ),
      fields: fc.oneof(fc.constant(null), fc.dictionary(fc.string(), thing)),
    });
    const expected = {
      campaign: 84,
      recipients: ['p1'],
      content: { a: [1, { b: 'x' }] },
      fields: { used: { A: 1 }, written: {} },
    };
    const answer = fc.oneof(fc.jsonValue(), fc.record({ launches: fc.array(launch, { maxLength: 2 }) }));
    fc.assert(
      fc.property(answer, encoding, (data, format) => {
        let launches: readonly Launch[];
        try {
          ({ launches } = parseLaunches(data));
        } catch (error) {
          expect(error).toBeInstanceOf(HarnessError);
          return;
        }
        const testCase = caseWith({ launch: expected, request: { encoding: format } });
        for (const { rule } of checkLaunches(testCase, accepted, launches, target))
          expect(isRuleId(rule)).toBe(true);
      }),
    );
  });
});
