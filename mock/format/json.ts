import { isUtf8 } from 'node:buffer';
import { isJsonObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Params } from '../call.ts';
import { isTooDeep, maxDepth } from './depth.ts';

/** The parameters in a JSON body; undefined when it is no JSON object. */
export function parseJson(body: Buffer): Params | undefined {
  if (!isUtf8(body)) return undefined;
  let value: Json;
  try {
    value = JSON.parse(body.toString()) as Json;
  } catch {
    return undefined;
  }
  // A body shorter than the limit cannot nest deeper than it.
  if (!isJsonObject(value) || (body.length > maxDepth && isTooDeep(value))) return undefined;
  return value;
}
