import { isJsonObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Params } from '../call.ts';
import { isTooDeep } from './depth.ts';

const isBlank = (value: Json): boolean => typeof value === 'string' && value.trim() === '';

const asObject = (value: Json): Json => (isBlank(value) ? {} : value);

/** An array of one looks like a scalar, and an empty array like an empty text. */
function asArray(value: Json): Json {
  if (Array.isArray(value)) return value as readonly Json[];
  return isBlank(value) ? [] : [value];
}

/** JSON text; what is none stays a text, which no check takes for an object. */
function asJsonText(value: Json): Json {
  if (isBlank(value)) return null;
  if (typeof value !== 'string') return '';
  try {
    const parsed = JSON.parse(value) as Json;
    return isJsonObject(parsed) && !isTooDeep(parsed) ? parsed : '';
  } catch {
    return '';
  }
}

function asFilter(value: Json): Json {
  const filter = asObject(value);
  if (!isJsonObject(filter)) return filter;
  const strictness = filter['not_strict'];
  if (strictness !== 'true' && strictness !== 'false') return filter;
  return { ...filter, not_strict: strictness === 'true' };
}

const readings: Readonly<Record<string, (value: Json) => Json>> = {
  content: asObject,
  custom_data: asObject,
  subscription_filter: asFilter,
  attach: asArray,
  fields: asArray,
  custom_request: asJsonText,
  resource_id: (value) => (isBlank(value) ? null : value),
};

/** Reads the texts of an XML tree as the parameters that they stand for. */
export function xmlParameters(tree: Params): Params {
  const params: Params = {};
  for (const name of Object.keys(tree)) {
    if (name === '__proto__') continue;
    const value = tree[name] as Json;
    const read = Object.hasOwn(readings, name) ? readings[name] : undefined;
    params[name] = read === undefined ? value : read(value);
  }
  return params;
}
