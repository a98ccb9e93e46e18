import type { Format } from '../call.ts';

/** The first byte that is no white space tells the format where the header does not. */
function sniff(body: Buffer): Format {
  for (const byte of body) {
    if (byte === 0x3c) return 'xml';
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return 'json';
  }
  return 'json';
}

/** The format of a request: by its Content-Type, else by how its body begins. */
export function decideFormat(contentType: string | undefined, body: Buffer): Format {
  if (contentType === 'application/json') return 'json';
  if (contentType !== undefined) {
    const named = contentType.toLowerCase();
    if (named.includes('json')) return 'json';
    if (named.includes('xml')) return 'xml';
  }
  return sniff(body);
}
