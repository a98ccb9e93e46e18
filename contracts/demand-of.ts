import type { Case, Encoding, TextFault } from '../model/case.ts';
import type { RuleId } from '../model/rules.ts';
import { tokenFormOf, revealToken } from '../model/secrets.ts';
import type { Demand } from './demand.ts';
import { expectationOf } from './expectation.ts';
import { formatNamed } from './response/headers.ts';
import { kindOf } from './response/read.ts';
import type { JudgeContext } from './judge.ts';

/** Rules whose refusal may come from the HTTP server or its router, which know no envelope. */
const refusedByHttp: ReadonlySet<RuleId> = new Set([
  'transport.method',
  'transport.slash',
  'link.method',
  'link.unknown',
]);

/** What the response to a case must be. */
export function demandOf(testCase: Case, { token, expectations, maxBodyBytes }: JudgeContext): Demand {
  const { request, rules } = testCase;
  const method = request.wire.method ?? (request.encoding === undefined ? 'GET' : 'POST');
  const { expects, errors, rule } = expectationOf(testCase, expectations);
  const format = formatOf(testCase, method);
  const sent = nearMissOf(testCase, token);
  return {
    format,
    expects,
    ...(errors === undefined ? {} : { errors }),
    httpRefusal: rules.some((id) => refusedByHttp.has(id)),
    redirectRefusal: rules.includes('transport.slash'),
    rule,
    ...(testCase.space === 'link' ? { formatRule: 'link.response' as const } : {}),
    subject: () => subjectOf(testCase),
    bodiless: method === 'HEAD',
    ...(sent === undefined ? {} : { sent: [sent] }),
    token,
    maxBodyBytes,
  };
}

function subjectOf({ fault, title }: Case): string {
  return fault === undefined ? `a documented request (${title})` : `a request whose ${fault.description}`;
}

/** The format that the response must have; undefined where the request leaves it open. */
function formatOf({ space, request: { encoding, wire } }: Case, method: string): Encoding | undefined {
  // Only GET and POST have a documented format; other methods are refused before anything is read.
  if (space === 'link' && method === 'GET') return 'json';
  if (encoding === undefined || method !== 'POST') return undefined;
  const { contentType, text } = wire;
  // Only a charset beside the format's own media type leaves no doubt.
  if (contentType !== undefined && !isStandard(contentType, encoding)) return undefined;
  return text !== undefined && hidesFormat(text, encoding) ? undefined : encoding;
}

/** A text that is empty, or looks like the other format, may be answered in either. */
function hidesFormat(text: TextFault, encoding: Encoding): boolean {
  if (text.kind === 'empty') return true;
  if (text.kind !== 'replace' && text.kind !== 'prepend') return false;
  const kind = kindOf(text.text);
  if (kind === 'empty') return text.kind === 'replace';
  return kind !== encoding && (kind === 'json' || kind === 'xml');
}

function isStandard(contentType: string | null, encoding: Encoding): boolean {
  return (
    contentType !== null && formatNamed(contentType) === encoding && /^\s*application\//i.test(contentType)
  );
}

/** The near miss of the token that the case sends: its echo is no leak. */
function nearMissOf({ request: { parameters } }: Case, token: string): string | undefined {
  const value = parameters?.['token'];
  if (typeof value !== 'string') return undefined;
  const form = tokenFormOf(value);
  return form === undefined || form === 'exact' ? undefined : revealToken(value, token);
}
