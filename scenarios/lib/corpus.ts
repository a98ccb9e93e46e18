import { SharedArray } from 'k6/data';
import {
  corpusSchema,
  fieldAt,
  fieldsPerLine,
  separator,
  type CorpusHead,
  type CorpusTemplate,
  type LoadPlan,
} from '../../model/corpus.ts';
import { tokenVariable } from './plan.ts';

/** The corpus as the virtual users share it: the head's text, then the chunks with the token put in. */
export interface Corpus {
  readonly head: CorpusHead;
  readonly chunks: number;
  chunk(index: number): Chunk;
}

/** The requests of a chunk, ready to be sent. */
export interface Chunk {
  /** The flat fields, `fieldsPerLine` a request. */
  readonly fields: readonly string[];
  /** The body of each request; null: none. */
  readonly bodies: readonly (string | ArrayBuffer | null)[];
}

/** Opens the corpus of a plan once for all virtual users, and refuses one that was made for other hosts. */
export function openCorpus(plan: LoadPlan, token: string): Corpus {
  const texts = new SharedArray('corpus', () => readTexts(plan, token));
  const head = JSON.parse(texts[0] as string) as CorpusHead;
  return {
    head,
    chunks: texts.length - 1,
    chunk: (index) => readChunk(texts[index + 1] as string),
  };
}

function readChunk(text: string): Chunk {
  const fields = text.split(separator);
  const bodies: (string | ArrayBuffer | null)[] = [];
  for (let at = 0; at < fields.length; at += fieldsPerLine) {
    bodies.push(sendable(fields[at + fieldAt.body] as string, fields[at + fieldAt.form] === 'u'));
  }
  return { fields, bodies };
}

const encoder = typeof TextEncoder === 'undefined' ? undefined : new TextEncoder();

/** Text beyond ASCII is encoded once here: k6 would do so for each request, at as much as the request costs. */
function sendable(body: string, beyondAscii: boolean): string | ArrayBuffer | null {
  if (body === '') return null;
  if (!beyondAscii || encoder === undefined) return body;
  const bytes = encoder.encode(body);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

function readTexts(plan: LoadPlan, token: string): string[] {
  const [first, ...rest] = open(plan.corpus).trimEnd().split('\n');
  const head = JSON.parse(first ?? '{}') as CorpusHead;
  if (!isOurs(head)) throw new Error('the corpus file has another schema');
  if (rest.length === 0) throw new Error('the corpus holds no requests');
  checkHosts(head, plan);
  return [JSON.stringify(head), ...rest.map((line) => withToken(JSON.parse(line) as string, head, token))];
}

function isOurs({ schema }: { readonly schema: string }): boolean {
  return schema === corpusSchema;
}

/** Nothing but the hosts that the harness was allowed to send to is ever sent to. */
function checkHosts(head: CorpusHead, plan: LoadPlan): void {
  for (const template of head.templates) {
    const host = /^https?:\/\/([^/?#@\\]+)\//.exec(template.url)?.[1];
    if (host === undefined || !head.hosts.includes(host) || !plan.hosts.includes(host)) {
      throw new Error(`the corpus would send to ${template.url}, which is not a host of this run`);
    }
  }
}

function withToken(chunk: string, head: CorpusHead, token: string): string {
  const fields = chunk.split(separator);
  for (let at = 0; at < fields.length; at += fieldsPerLine) {
    const template = head.templates[Number(fields[at])] as CorpusTemplate;
    const body = fields[at + fieldAt.body] as string;
    fields[at + fieldAt.body] = body.split(`$${tokenVariable}`).join(escapeToken(token, template.format));
  }
  return fields.join(separator);
}

/** The token as the text of a format writes it. */
export function escapeToken(token: string, format: 'json' | 'xml'): string {
  if (format === 'json') return JSON.stringify(token).slice(1, -1);
  return token.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
