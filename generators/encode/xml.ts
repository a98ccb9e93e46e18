import type { Layout } from '../../model/case.ts';
import { HarnessError } from '../../model/errors.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { reversed } from './json.ts';

type Escape = (text: string) => string;

interface Style {
  readonly escape: Escape;
  /** What stands before an element of a depth. */
  readonly indent: (depth: number) => string;
}

const tight = (): string => '';
const indented = (depth: number): string => '\r\n' + '\t'.repeat(depth);

/** The XML text of parameters in one of the layouts, by the specification's conventions; no attributes. */
export function encodeXml(parameters: JsonObject, layout: Layout): string {
  switch (layout) {
    case 'plain':
      return root(parameters, { escape: minimal, indent: tight });
    case 'reversed':
      return root(reversed(parameters), { escape: minimal, indent: tight });
    case 'spaced':
      return `<?xml version="1.0" encoding="UTF-8"?>${root(parameters, { escape: minimal, indent: indented }, '\n')}\n`;
    case 'escaped':
      return root(parameters, { escape: thorough, indent: tight });
  }
}

function root(parameters: JsonObject, style: Style, before = ''): string {
  const elements = Object.entries(parameters).map(([name, value]) => {
    if (name === 'token') return element(name, value, { ...style, escape: minimal }, 1);
    return name === 'custom_request' ? queryElement(value, style) : element(name, value, style, 1);
  });
  return `${before}<xml>${elements.join('')}${elements.length === 0 ? '' : style.indent(0)}</xml>`;
}

/** A query is JSON text; what is no object or array stands as it is, for faults that are no JSON. */
function queryElement(value: Json, style: Style): string {
  const text = typeof value === 'string' || value === null ? value : JSON.stringify(value);
  return element('custom_request', text, style, 1);
}

function element(name: string, value: Json, style: Style, depth: number): string {
  checkName(name);
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item: Json) => element(name, item, style, depth)).join('');
  }
  const start = style.indent(depth);
  const inside = content(value, style, depth);
  return inside === '' ? `${start}<${name}/>` : `${start}<${name}>${inside}</${name}>`;
}

function content(value: Json, style: Style, depth: number): string {
  if (value === null || Array.isArray(value)) return '';
  if (typeof value !== 'object') return style.escape(checkText(String(value)));
  const children = Object.entries(value as JsonObject).map(([key, inner]) =>
    element(key, inner, style, depth + 1),
  );
  return children.length === 0 ? '' : children.join('') + style.indent(depth);
}

/** The characters that would not survive as they are: markup, and a carriage return. */
function minimal(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => entities[character] as string);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** The two ways to escape a text: a CDATA section for ASCII of odd length that one can carry, else references. */
function thorough(text: string): string {
  const isCarried = text.length % 2 === 1 && /^[\n\x20-\x7e]*$/.test(text) && !text.includes(']]>');
  return isCarried ? `<![CDATA[${text}]]>` : referenced(text);
}

/** Everything that is no letter, digit or blank as a character reference, and the first character too. */
function referenced(text: string): string {
  let result = '';
  for (const character of text) {
    const plain = result !== '' && /[A-Za-z0-9 ]/.test(character);
    result += plain ? character : `&#x${(character.codePointAt(0) as number).toString(16)};`;
  }
  return result;
}

/** What XML 1.0 cannot carry, not even as a reference. */
const illegal = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

function checkText(text: string): string {
  if (illegal.test(text)) {
    throw new HarnessError(
      'callAtFault',
      'encode.xml-character',
      'a text has a character that XML cannot carry',
    );
  }
  return text;
}

const legalName = /^[\p{L}_][\p{L}\p{N}._-]*$/u;

function checkName(name: string): void {
  if (!legalName.test(name) || (/^xml/i.test(name) && name !== 'xml')) {
    throw new HarnessError(
      'callAtFault',
      'encode.xml-name',
      `"${name}" cannot be the name of an XML element`,
    );
  }
}
