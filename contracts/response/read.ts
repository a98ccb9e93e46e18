import type { Encoding } from '../../model/case.ts';
import type { Response } from '../../model/observation.ts';
import { withoutCoding } from './content-coding.ts';
import type { Decoded } from './decoded.ts';
import { headerOf } from './headers.ts';
import { decodeJson } from './json.ts';
import { decodeXml } from './xml.ts';

/** What a body looks like from its first character on; `unread` is one that was not looked at. */
export type BodyKind = Encoding | 'html' | 'text' | 'empty' | 'unread';

/** A response's body, read as what it looks like. */
export interface Reading extends Decoded {
  readonly kind: BodyKind;
  /** The body as text, its undecodable bytes replaced. */
  readonly text: string;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads a body of at most `limit` bytes, and says everything that keeps it from being read whole. */
export function readBody(response: Response, limit: number): Reading {
  const { body } = response;
  const problems: string[] = [];
  const announced = headerOf(response, 'content-length');
  if (announced !== undefined && Number(announced) !== body.length) {
    problems.push(`it has ${body.length} bytes where its Content-Length says ${announced.slice(0, 20)}`);
  }
  if (body.length > limit) return unread(`it has ${body.length} bytes, more than the ${limit} that are read`);
  const plain = withoutCoding(body, headerOf(response, 'content-encoding'), limit);
  if ('problem' in plain) return unread(plain.problem);
  const { text, problem } = textOf(plain.bytes);
  if (problem !== undefined) problems.push(problem);
  const marked = text.charCodeAt(0) === 0xfeff;
  if (marked) problems.push('it begins with a byte order mark');
  const content = marked ? text.slice(1) : text;
  const kind = kindOf(content);
  if (kind === 'empty') return { kind, text, problems: [...problems, 'it is empty'], misshapen: [] };
  if (kind === 'html') return { kind, text, problems: [...problems, 'it is an HTML page'], misshapen: [] };
  const decoded = kind === 'xml' ? decodeXml(content) : decodeJson(content);
  return { ...decoded, kind, text, problems: [...problems, ...decoded.problems] };
}

function unread(problem: string): Reading {
  return { kind: 'unread', text: '', problems: [problem], misshapen: [] };
}

function textOf(bytes: Uint8Array): { readonly text: string; readonly problem?: string } {
  try {
    return { text: strict.decode(bytes) };
  } catch {
    return { text: lenient.decode(bytes), problem: 'it is no UTF-8' };
  }
}

/** What a text looks like: XML and HTML begin with "<", JSON documents of interest with "{". */
export function kindOf(text: string): BodyKind {
  const start = text.trimStart();
  if (start === '') return 'empty';
  if (start.startsWith('<'))
    return /^<(?:!doctype\s+html|html|head|body|h1|center)\b/i.test(start) ? 'html' : 'xml';
  return /^[{["\d-]|^(?:true|false|null)\b/.test(start) ? 'json' : 'text';
}
