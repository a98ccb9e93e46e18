import { SaxesParser } from 'saxes';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The elements of a document in the order of their ends; throws at the first thing that is not well-formed. */
export function parseStrictly(text: string): Element[] {
  const parser = new SaxesParser();
  const open: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const closed: Element[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => open.push({ name: tag.name, attributes: { ...tag.attributes }, text: '' }));
  parser.on('text', (content) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += content;
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) closed.push(element);
  });
  parser.write(text).close();
  return closed;
}
