import type { Encoding } from '../../model/case.ts';
import type { Response } from '../../model/observation.ts';

/** The first value of a response header; names are lower-case. */
export function headerOf(response: Response, name: string): string | undefined {
  const value = response.headers[name];
  return typeof value === 'string' || value === undefined ? value : value[0];
}

/** All values of all headers. */
export function* headerValues(response: Response): Generator<string> {
  for (const name in response.headers) {
    const value = response.headers[name];
    if (typeof value === 'string') yield value;
    else if (value !== undefined) yield* value;
  }
}

/** The format that a Content-Type names; parameters such as a charset do not matter. */
export function formatNamed(contentType: string | undefined): Encoding | undefined {
  const media = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  if (media === undefined) return undefined;
  if (media === 'application/json' || media === 'text/json' || media.endsWith('+json')) return 'json';
  if (media === 'application/xml' || media === 'text/xml' || media.endsWith('+xml')) return 'xml';
  return undefined;
}

/** The prefixes of the headers that mark a response as the answer to a duplicate. */
export function duplicatePrefixes(response: Response): ('' | 'X-')[] {
  const marked = (name: string): boolean => isTrue(response.headers[name]);
  return [
    ...(marked('duplicate-request') ? ([''] as const) : []),
    ...(marked('x-duplicate-request') ? (['X-'] as const) : []),
  ];
}

/** Tells whether a response is marked as the answer to a duplicate, by either generation of the header. */
export function isMarkedDuplicate(response: Response): boolean {
  return duplicatePrefixes(response).length > 0;
}

function isTrue(value: string | readonly string[] | undefined): boolean {
  if (value === undefined) return false;
  return typeof value === 'string' ? value.trim().toLowerCase() === 'true' : value.some((one) => isTrue(one));
}
