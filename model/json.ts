/** Any JSON value; the tree of a request's parameters is made of these. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; the order of its keys is the order in which they are written. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Tells whether a value is a JSON object (neither null nor an array). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
