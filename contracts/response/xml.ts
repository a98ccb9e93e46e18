import { SaxesParser } from 'saxes';
import type { Decoded } from './decoded.ts';

/** An envelope has two levels; more are allowed in `data`, but not without end. */
const deepest = 64;
const mostElements = 10_000;

interface Element {
  readonly name: string;
  text: string;
  readonly children: Element[];
}

/** Ends the parser from inside one of its handlers. */
class Unreadable extends Error {}

/** Decodes a whole text as XML into an envelope with typed `data` and `error`; nothing is expanded. */
export function decodeXml(text: string): Decoded {
  const misshapen: string[] = [];
  let root: Element;
  try {
    root = treeOf(text, misshapen);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { problems: [error.message], misshapen: [] };
  }
  if (root.name !== 'xml') misshapen.push(`its root is ${JSON.stringify(root.name.slice(0, 40))}, not "xml"`);
  if (root.children.length > 0 && root.text.trim() !== '') misshapen.push('it has text between its elements');
  return { value: envelopeOf(root), problems: [], misshapen };
}

function treeOf(text: string, misshapen: string[]): Element {
  const parser = new SaxesParser({ position: false });
  const open: Element[] = [];
  let root: Element | undefined;
  let elements = 0;
  parser.on('error', (error) => {
    throw new Unreadable(`it is no well-formed XML (${reasonOf(error)})`);
  });
  parser.on('doctype', () => {
    throw new Unreadable('it has a document type declaration');
  });
  parser.on('opentag', (tag) => {
    if (++elements > mostElements) throw new Unreadable(`it has more than ${mostElements} elements`);
    if (open.length >= deepest) throw new Unreadable(`it is nested deeper than ${deepest}`);
    for (const name in tag.attributes) {
      misshapen.push(
        `its element ${JSON.stringify(tag.name.slice(0, 40))} has an attribute ${JSON.stringify(name.slice(0, 40))}`,
      );
    }
    const element: Element = { name: tag.name, text: '', children: [] };
    root ??= element;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (part: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  if (root === undefined) throw new Unreadable('it is no well-formed XML (no element)');
  return root;
}

function reasonOf(error: Error): string {
  // saxes names what it met, which may be long and is the target's.
  return error.message
    .replace(/^undefined:undefined: |^\d+:\d+: /, '')
    .slice(0, 80)
    .replace(/[^\x20-\x7e]/g, '?')
    .replace(/\.$/, '');
}

/** Everything in XML is text: `error` becomes a number where it is one, empty `data` becomes null. */
function envelopeOf(root: Element): unknown {
  const envelope = fieldsOf(root);
  const { data, error } = envelope;
  if (typeof data === 'string' && data.trim() === '') envelope['data'] = null;
  if (typeof error === 'string' && /^\s*-?\d+\s*$/.test(error)) envelope['error'] = Number(error);
  return envelope;
}

function fieldsOf(element: Element): Record<string, unknown> {
  const fields = Object.create(null) as Record<string, unknown>;
  for (const child of element.children) {
    const value = child.children.length === 0 ? child.text : fieldsOf(child);
    const before = fields[child.name];
    if (before === undefined) fields[child.name] = value;
    else if (Array.isArray(before)) before.push(value);
    else fields[child.name] = [before, value];
  }
  return fields;
}
