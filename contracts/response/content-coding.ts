import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

const decoders = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
} as const;

/** The body without its Content-Encoding, or what is wrong with it; at most `limit` bytes come out. */
export function withoutCoding(
  body: Uint8Array,
  coding: string | undefined,
  limit: number,
): { readonly bytes: Uint8Array } | { readonly problem: string } {
  const name = coding?.trim().toLowerCase();
  if (name === undefined || name === '' || name === 'identity' || body.length === 0) return { bytes: body };
  if (!Object.hasOwn(decoders, name))
    return { problem: `its Content-Encoding ${JSON.stringify(name.slice(0, 40))} is not known` };
  try {
    const decode = decoders[name as keyof typeof decoders];
    return { bytes: decode(body, { maxOutputLength: Math.max(1, limit) }) };
  } catch {
    return { problem: `its Content-Encoding ${name} cannot be undone within ${limit} bytes` };
  }
}
