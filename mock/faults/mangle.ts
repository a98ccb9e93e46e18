import { isJsonObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { bytesOf } from '../launch/launch.ts';
import type { Attachment } from '../launch/launch.ts';

type Change = (value: Json) => Json;

/** Applies a change to every leaf of a tree. */
export function mapLeaves(value: Json, change: Change): Json {
  if (Array.isArray(value)) return value.map((item: Json) => mapLeaves(item, change));
  if (!isJsonObject(value)) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapLeaves(item, change)]));
}

/** Loses the last key of every object within an object. */
export function loseNestedKey(value: Json, depth = 0): Json {
  if (Array.isArray(value)) return value.map((item: Json) => loseNestedKey(item, depth + 1));
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).slice(0, depth > 0 ? -1 : undefined);
  return Object.fromEntries(kept.map(([key, item]) => [key, loseNestedKey(item, depth + 1)]));
}

/** Loses all but the first item of every array. */
export function loseItems(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).slice(0, 1).map(loseItems);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, loseItems(item)]));
}

/** Every character beyond ASCII becomes a question mark. */
export function asciiOf(text: string): string {
  return text.replace(/[\u{80}-\u{10ffff}]/gu, '?');
}

/** An object with a change applied to its leaves; null stays null. */
export function changed(value: Json, change: Change): Json {
  return value === null ? null : mapLeaves(value, change);
}

/** An attachment whose bytes lack the last one. */
export function withoutLastByte(attachment: Attachment): Attachment {
  const bytes = bytesOf(attachment);
  const head = attachment.data.slice(0, attachment.data.indexOf(',') + 1);
  return { ...attachment, data: head + bytes.subarray(0, -1).toString('base64') };
}
