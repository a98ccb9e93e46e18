import exec from 'k6/execution';
import http, { type RefinedResponse } from 'k6/http';
import { fieldAt, fieldsPerLine, type CorpusTemplate, type LoadPlan } from '../../model/corpus.ts';
import type { Chunk, Corpus } from './corpus.ts';
import { makeDueClock, type DueClock } from './due-clock.ts';
import { failureOf } from './failure.ts';
import { judge, type Answer } from './judge.ts';
import { duplicates, exceptions, failures, violations } from './metrics.ts';
import { tokenVariable } from './plan.ts';
import { requestIds } from './request-id.ts';
import { tell } from './samples.ts';

/** How often a virtual user goes through a chunk before it takes the next: taking one costs as much as sending a few. */
const passesPerChunk = 10;

/** A template with what one virtual user keeps for it: its parameters, and the last response found valid. */
interface Sender {
  readonly template: CorpusTemplate;
  readonly headers: Record<string, string>;
  readonly params: { readonly headers: Record<string, string>; readonly timeout: number };
  /** -1: none was found valid yet. */
  validStatus: number;
  validBody: string | null;
  validType: string;
}

/**
 * Makes the function that k6 runs for each arrival: one request of the corpus, sent and judged.
 *
 * Everything that can be is done once a virtual user: a request costs one field access more than a bare post.
 */
export function makeIteration(plan: LoadPlan, corpus: Corpus, token: string): () => void {
  const senders = corpus.head.templates.map((template) => senderOf(template, plan, token));
  const nextId = requestIds(plan.runId, __VU);
  // Virtual users start at different places, so that together they send the mix at any moment.
  let chunkIndex = (__VU * 7919) % corpus.chunks;
  // Number 0 is no virtual user: k6 reads the options with it.
  let chunk: Chunk = __VU === 0 ? { fields: [], bodies: [] } : corpus.chunk(chunkIndex);
  let line = chunk.bodies.length === 0 ? 0 : (__VU * 31) % chunk.bodies.length;
  const inTurn = corpus.head.inTurn === true;
  let passes = 0;
  let kind = '';
  let tags: Record<string, string | number | boolean> = {};
  let clock: DueClock | undefined;
  let caseId = '';

  function begin(): DueClock {
    tags = exec.vu.metrics.tags;
    return makeDueClock(plan);
  }

  function turn(): void {
    line = 0;
    if (++passes < passesPerChunk) return;
    passes = 0;
    chunkIndex = (chunkIndex + 1) % corpus.chunks;
    chunk = corpus.chunk(chunkIndex);
  }

  function take(number: number): void {
    line = 0;
    chunk = corpus.chunk(number % corpus.chunks);
  }

  function send(): void {
    clock ??= begin();
    if (!clock.begin()) return;
    if (inTurn) take(clock.number());
    else if (line >= chunk.bodies.length) turn();
    const at = line * fieldsPerLine;
    const sender = senders[Number(chunk.fields[at])] as Sender;
    const { template } = sender;
    const suffix = chunk.fields[at + fieldAt.suffix] as string;
    caseId = chunk.fields[at + fieldAt.case] as string;
    const body = chunk.bodies[line++] as string | ArrayBuffer | null;
    // A tag of the virtual user marks all samples of the request at no cost a request.
    if (template.kind !== kind) tags['kind'] = kind = template.kind;
    sender.headers['Request-ID'] = nextId();
    const url = suffix === '' ? template.url : template.url + suffix;
    const response = http.request(template.method, url, body, sender.params);
    receive(response, sender);
  }

  /** Takes a response the quick way if it is the last valid one again, byte for byte; else in full. */
  function receive(response: RefinedResponse<'text'>, sender: Sender): void {
    const { status, body, headers } = response;
    const contentType = contentTypeOf(headers);
    if (isMarked(headers['Duplicate-Request']) || isMarked(headers['X-Duplicate-Request'])) {
      duplicates.add(1);
      tell('duplicate', caseId, 'a fresh Request-ID was answered as a duplicate', {
        status,
        contentType,
        body,
      });
    }
    if (body === sender.validBody && status === sender.validStatus && contentType === sender.validType)
      return;
    const answer: Answer = { status, contentType, body: textOf(body) };
    const failure = failureOf(status, response.error_code, response.error);
    if (failure !== null) {
      failures.add(1, { failure });
      tell(failure, caseId, response.error === '' ? `HTTP ${status}` : response.error, answer);
      return;
    }
    const finding = judge(answer, sender.template, token);
    if (finding === null || plan.waived.includes(finding.rule)) {
      sender.validBody = body;
      sender.validStatus = status;
      sender.validType = contentType;
      return;
    }
    violations.add(1, { rule: finding.rule });
    tell(`violation:${finding.rule}`, caseId, finding.message, answer);
  }

  return () => {
    try {
      send();
    } catch (error) {
      exceptions.add(1);
      tell('exception', caseId, String(error));
    }
    clock?.end();
  };
}

function senderOf(template: CorpusTemplate, plan: LoadPlan, token: string): Sender {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(template.headers)) {
    headers[name] = value.split(`$${tokenVariable}`).join(token);
  }
  const params = { headers, timeout: plan.timeoutMs };
  return { template, headers, params, validStatus: -1, validBody: null, validType: '' };
}

/** A response that broke off has no body, whatever the types say. */
function textOf(body: string | null): string {
  return body ?? '';
}

/** Without a response there are no headers, whatever the types say. */
function contentTypeOf(headers: Readonly<Record<string, string | undefined>>): string {
  return headers['Content-Type'] ?? '';
}

function isMarked(value: string | undefined): boolean {
  return value !== undefined && value.trim().toLowerCase() !== 'false' && value.trim() !== '0';
}
