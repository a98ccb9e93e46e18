import { isJsonObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Call } from '../call.ts';
import { refusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';

const notArray = refusal('attach.type', 400, 'Parameter attach must be an array', 400);
const notObject = refusal('attach.type', 400, 'An item of attach must be an object', 400);
const badName = refusal('attach.item', 400, 'An attachment needs a name', 400);
const badData = refusal('attach.item', 400, 'An attachment needs data as a base64 data URI', 400);

const head = /^data:[^,;]*(?:;[^,;]*)*;base64$/i;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

function isDataUri(value: Json | undefined): boolean {
  if (typeof value !== 'string') return false;
  const comma = value.indexOf(',');
  if (comma < 0 || comma > 1000 || !head.test(value.slice(0, comma))) return false;
  const encoded = value.slice(comma + 1);
  return encoded.length % 4 === 0 && base64.test(encoded);
}

function checkItem(item: Json): Refusal | undefined {
  if (!isJsonObject(item)) return notObject;
  const { name, data } = item;
  if (typeof name !== 'string' || name === '') return badName;
  return isDataUri(data) ? undefined : badData;
}

export function checkAttach(call: Call): Refusal | undefined {
  const attach = call.params['attach'];
  if (attach === undefined || attach === null) return undefined;
  if (!Array.isArray(attach)) return notArray;
  for (const item of attach as readonly Json[]) {
    const refused = checkItem(item);
    if (refused !== undefined) return refused;
  }
  return undefined;
}
