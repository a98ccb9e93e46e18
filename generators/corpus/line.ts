import type { Case, Expectation } from '../../model/case.ts';
import type { RuleId } from '../../model/rules.ts';
import { tokenVariable } from '../../model/secrets.ts';
import { separator, type CorpusTemplate } from '../../model/corpus.ts';
import type { RequestKind } from './shares.ts';
import type { ShownBytes } from './source.ts';

/** One request of a corpus: what it shares with others, and what is its own. */
export interface CorpusLine {
  readonly template: CorpusTemplate;
  readonly suffix: string;
  readonly caseId: string;
  readonly body: string;
}

/** What a case must get on this target, after its overrides. */
export interface LineExpectation {
  readonly expects: 'accept' | 'reject';
  readonly rule: RuleId;
  readonly errors?: readonly number[];
}

/** Bodies above this many bytes would measure the network; they are the contract suite's. */
export const longestBody = 65_536;

/** Rules whose refusal may come from the HTTP server or its router, which know no envelope. */
const refusedByHttp: ReadonlySet<RuleId> = new Set([
  'transport.method',
  'transport.slash',
  'link.method',
  'link.unknown',
]);

const token = `$${tokenVariable}`;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A case as a line of a corpus; undefined where it cannot be one: its body is no text or too long, it needs a near
 * miss of the token, the token's place in its text cannot be found again, or its own wire leaves open in which format
 * the response must be.
 */
export function lineOf(
  testCase: Case,
  bytes: ShownBytes,
  expectation: LineExpectation,
  named?: RequestKind,
): CorpusLine | undefined {
  const body = textOf(bytes.body);
  if (!hasPlainWire(testCase)) return undefined;
  if (body === undefined || body.length > longestBody) return undefined;
  const { method, url, headers } = bytes;
  const whole = [method, url, ...Object.values(headers), body].join('\n');
  if (whole.includes(separator) || whole.includes(`${token}:`) || url.includes(token)) return undefined;
  if (!hasTokenWhereDue(testCase, body)) return undefined;
  const cut = testCase.space === 'link' ? url.lastIndexOf('/') + 1 : url.length;
  return {
    template: templateOf(testCase, bytes, url.slice(0, cut), expectation, named),
    suffix: url.slice(cut),
    caseId: testCase.id,
    body,
  };
}

/** Whether a case's own wire leaves no doubt in which format the response must be. */
export function hasPlainWire({ request: { wire } }: Case): boolean {
  const { text } = wire;
  const sameFormat =
    text === undefined || text.kind === 'cut' || text.kind === 'append' || text.kind === 'substitute';
  const sameHeaders = wire.contentType === undefined && wire.bearer === undefined;
  return wire.method === undefined && sameHeaders && sameFormat;
}

/** Layouts with escapes can write the placeholder in a way that the scenario would not find. */
function hasTokenWhereDue({ request }: Case, body: string): boolean {
  const due = request.parameters?.['token'] === token && body !== '' && request.wire.text === undefined;
  return !due || body.includes(token);
}

function textOf(body: Uint8Array | undefined): string | undefined {
  if (body === undefined) return '';
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}

function templateOf(
  testCase: Case,
  { method, headers }: ShownBytes,
  url: string,
  expectation: LineExpectation,
  named?: RequestKind,
): CorpusTemplate {
  const { space, request } = testCase;
  const due = answerDue(testCase, expectation);
  // Tags cost: requests are told apart by kind only where kinds were asked for.
  const special = named === 'audience' || named === 'attach' ? `${named}-` : '';
  const form = space === 'link' ? `link-${request.encoding ?? 'get'}` : `${special}${due.format}`;
  const kind = `${form}-${due.expects}`;
  return { kind, method, url, headers, ...due };
}

/** What a response must be: its format, its outcome, and HTTP statuses that are right whatever its body says. */
export function answerDue<E extends { readonly expects: Expectation }>(
  { request, rules }: Case,
  expectation: E,
): E & { readonly format: 'json' | 'xml'; readonly statuses?: readonly number[] } {
  const lenient = expectation.expects === 'reject' && rules.some((id) => refusedByHttp.has(id));
  return {
    ...expectation,
    format: request.encoding ?? 'json',
    ...(lenient ? { statuses: [404, 405] } : {}),
  };
}
