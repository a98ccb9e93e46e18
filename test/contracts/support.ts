import { targetFrom, type Launch } from '../../contracts/index.ts';
import type { Case, CaseRequest, Encoding, Expectation } from '../../model/case.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { Observation, Response } from '../../model/observation.ts';
import type { RuleId } from '../../model/rules.ts';

export const token = 'k3yX-9fQ/with+signs&"quotes"';
export const context = { token, expectations: {}, maxBodyBytes: 100_000 };

export const successJson = '{"data": null, "error": 0, "error_text": "Successful operation"}';
export const successXml = '<xml><data/><error>0</error><error_text>Successful operation</error_text></xml>';
export const refusalJson = '{"data": null, "error": 400, "error_text": "Incorrect request"}';
export const refusalXml = '<xml><data/><error>400</error><error_text>Incorrect request</error_text></xml>';

export const types: Readonly<Record<Encoding, string>> = { json: 'application/json', xml: 'application/xml' };

export interface CaseChanges extends Partial<Omit<Case, 'request'>> {
  readonly request?: Partial<CaseRequest>;
}

export function caseWith(changes: CaseChanges = {}): Case {
  const { request, ...rest } = changes;
  return {
    id: 'launch~1~1',
    kind: 'valid',
    title: 'e-mail, JSON',
    space: 'launch',
    rules: ['matching.mode', 'transport.json'],
    expects: 'accept',
    assignment: {},
    seed: 1,
    ...rest,
    request: {
      api: '1.1',
      encoding: 'json',
      parameters: { token: '$ALTCRAFT_TOKEN', id: 84, email: 'john@example.com' },
      layout: 'plain',
      wire: {},
      ...request,
    },
  };
}

export function caseExpecting(expects: Expectation, encoding: Encoding = 'json'): Case {
  if (expects === 'accept') return caseWith({ request: { encoding } });
  const rule: RuleId = expects === 'reject' ? 'matching.requires' : 'matching.nobody';
  return caseWith({
    expects,
    kind: expects === 'reject' ? 'invalid' : 'open',
    rules: [rule],
    fault: { rule, name: 'email-null', parameter: 'email', description: 'email is null' },
    request: { encoding },
  });
}

export function responseOf(
  body: string | Uint8Array,
  status = 200,
  headers: Response['headers'] = {},
): Response {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { status, headers: { 'content-type': types.json, ...headers }, body: bytes };
}

export function observed(response: Response): Observation {
  return { requestId: 'r-1', at: 0, latencyMs: 1, result: { kind: 'response', response } };
}

export const target = targetFrom({
  name: 'mock',
  baseUrl: 'http://127.0.0.1:8080',
  token,
  campaigns: { active: 84, inactive: 85, unknown: 999_999 },
  fields: { FirstName: 'string', Order: 'string', Age: 'int', Tags: 'tags' },
  resources: [1, 2],
  profiles: [
    {
      profile_id: 'p1',
      email: 'john@example.com',
      fields: { FirstName: 'John', Order: '', Age: 41 },
      subscriptions: [
        { channel: 'email', email: 'john@example.com' },
        { channel: 'sms', phone: '+12025550101' },
        { channel: 'push', subscription_id: 'PUSH1', provider: 'Chrome' },
      ],
    },
    {
      profile_id: 'p2',
      email: 'jane@example.com',
      subscriptions: [{ channel: 'email', email: 'jane@example.com' }],
    },
  ],
  link: { url: 'http://127.0.0.1:8080/trg/465e', writable: ['Order'] },
});

export const accepted: Judgement = {
  outcome: 'accept',
  expects: 'accept',
  status: 200,
  error: 0,
  errorText: 'Successful operation',
  duplicate: false,
  findings: [],
};
export const refused: Judgement = {
  ...accepted,
  outcome: 'reject',
  error: 400,
  errorText: 'Incorrect request',
};
export const unanswered: Judgement = { outcome: 'none', expects: 'accept', duplicate: false, findings: [] };

export function launchWith(changes: Partial<Launch> = {}): Launch {
  return {
    seq: 1,
    request_id: 'r-1',
    api: '1.1',
    campaign_id: '84',
    recipients: [{ profile_id: 'p1', channel: 'email', email: 'john@example.com' }],
    content: null,
    custom_data: null,
    attachments: null,
    fields: null,
    ...changes,
  };
}

/** The rules of findings, in their order. */
export function rulesOf(findings: readonly { readonly rule: RuleId }[]): RuleId[] {
  return findings.map(({ rule }) => rule);
}
