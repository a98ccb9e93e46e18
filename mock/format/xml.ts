import { isUtf8 } from 'node:buffer';
import { SaxesParser } from 'saxes';
import type { Json } from '../../model/json.ts';
import type { Params } from '../call.ts';
import { maxDepth } from './depth.ts';

const maxElements = 500_000;

interface Element {
  text: string;
  children: Record<string, Json> | undefined;
}

/** What an XML body holds: a tree of texts, or why there is none. */
export type XmlResult = { readonly tree: Params } | { readonly doctype: boolean };

class Refused extends Error {
  readonly doctype: boolean;
  constructor(doctype: boolean) {
    super('refused');
    this.doctype = doctype;
  }
}

function valueOf(element: Element): Json {
  if (element.children === undefined) return element.text;
  if (element.text.trim() !== '') throw new Refused(false);
  return element.children;
}

function append(parent: Element, name: string, value: Json): void {
  // Without a prototype, so that an element named __proto__ is a key like any other.
  const children = (parent.children ??= Object.create(null) as Record<string, Json>);
  const before = children[name];
  if (before === undefined) children[name] = value;
  else if (Array.isArray(before)) (before as Json[]).push(value);
  else children[name] = [before, value];
}

function parseTree(text: string): Params {
  const parser = new SaxesParser({ position: false });
  const stack: Element[] = [];
  let root: Element | undefined;
  let count = 0;
  parser.on('doctype', () => {
    throw new Refused(true);
  });
  parser.on('opentag', () => {
    if (stack.length >= maxDepth || ++count > maxElements) throw new Refused(false);
    stack.push({ text: '', children: undefined });
  });
  const addText = (part: string): void => {
    const element = stack.at(-1);
    if (element !== undefined) element.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', (tag) => {
    const element = stack.pop() as Element;
    const parent = stack.at(-1);
    if (parent !== undefined) append(parent, tag.name, valueOf(element));
    else if (tag.name === 'xml') root = element;
  });
  parser.write(text).close();
  const tree = root === undefined ? undefined : valueOf(root);
  if (typeof tree === 'string' && tree.trim() === '') return {};
  if (typeof tree !== 'object') throw new Refused(false);
  return tree as Params;
}

/** The tree of an XML body, every leaf a text and every repeated element an array. */
export function parseXml(body: Buffer): XmlResult {
  if (!isUtf8(body)) return { doctype: false };
  try {
    return { tree: parseTree(body.toString()) };
  } catch (error) {
    return { doctype: error instanceof Refused && error.doctype };
  }
}
