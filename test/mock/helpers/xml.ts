import type { Json } from '../../../model/json.ts';

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (character) => `&#${String(character.codePointAt(0))};`);

function element(name: string, value: Json): string {
  if (Array.isArray(value))
    return value.length === 0 ? `<${name}/>` : value.map((item) => element(name, item as Json)).join('');
  if (value === null || value === '') return `<${name}/>`;
  if (typeof value !== 'object') return `<${name}>${escape(String(value))}</${name}>`;
  return `<${name}>${children(value as Readonly<Record<string, Json>>)}</${name}>`;
}

const children = (object: Readonly<Record<string, Json>>): string =>
  Object.entries(object)
    .map(([name, value]) => element(name, value))
    .join('');

/** Parameters as XML, by the conventions of the specification. */
export function toXml(params: Readonly<Record<string, Json>>): string {
  const { custom_request: request, ...others } = params;
  const query =
    request === undefined ? '' : element('custom_request', request === null ? null : JSON.stringify(request));
  return `<xml>${children(others)}${query}</xml>`;
}
