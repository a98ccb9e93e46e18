import type { Layout } from '../../model/case.ts';
import type { Json, JsonObject } from '../../model/json.ts';

/** The JSON text of parameters in one of the layouts; the token's value is never escaped beyond need. */
export function encodeJson(parameters: JsonObject, layout: Layout): string {
  switch (layout) {
    case 'plain':
      return JSON.stringify(parameters);
    case 'reversed':
      return JSON.stringify(reversed(parameters));
    case 'spaced':
      return ` \n${spaced(parameters, 1)}\n`;
    case 'escaped':
      return `{${members(parameters)
        .map(
          ([key, value]) =>
            `${escaped(key)}:${key === 'token' ? JSON.stringify(value) : escapedValue(value)}`,
        )
        .join(',')}}`;
  }
}

/** The same with the keys of every object in reverse order; a query keeps its order, where that could matter. */
export function reversed(parameters: JsonObject): JsonObject {
  const turned = members(parameters).map(
    ([key, value]) => [key, key === 'custom_request' ? value : turn(value)] as const,
  );
  return Object.fromEntries(turned.reverse());
}

function turn(value: Json): Json {
  if (Array.isArray(value)) return value.map(turn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    members(value as JsonObject)
      .map(([key, inner]) => [key, turn(inner)] as const)
      .reverse(),
  );
}

function members(object: JsonObject): [string, Json][] {
  return Object.entries(object);
}

function spaced(value: Json, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const items = Array.isArray(value)
    ? value.map((item: Json) => spaced(item, depth + 1))
    : members(value as JsonObject).map(
        ([key, inner]) => `${JSON.stringify(key)} :\t${spaced(inner, depth + 1)}`,
      );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (items.length === 0) return `${open} ${close}`;
  const indent = '\r\n' + '  '.repeat(depth);
  return `${open}${indent}${items.join(` ,${indent}`)}\n${close}`;
}

function escapedValue(value: Json): string {
  if (typeof value === 'string') return escaped(value);
  if (Array.isArray(value)) return `[${value.map(escapedValue).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${members(value as JsonObject)
    .map(([key, inner]) => `${escaped(key)}:${escapedValue(inner)}`)
    .join(',')}}`;
}

/** Every character beyond ASCII, the first one and each slash as an escape sequence. */
function escaped(text: string): string {
  const inside = JSON.stringify(text).slice(1, -1);
  const first = inside.startsWith('\\') ? '' : inside.slice(0, 1);
  const rest = inside.slice(first.length);
  return `"${unit(first)}${rest.replaceAll('/', '\\/').replace(/[^\x20-\x7e]/g, unit)}"`;
}

function unit(character: string): string {
  return character && `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
