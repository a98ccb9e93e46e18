import type { JsonObject } from '../../model/json.ts';
import { randomFrom } from '../../model/random.ts';
import { unicodeFileNames } from './unicode.ts';

/** The kinds of `attach` that are tried. */
export type AttachKind = 'empty' | 'one' | 'two' | 'unicode' | 'binary' | 'alike' | 'large';

/** The size of all files of a request of kind `large`, in bytes. */
export const largeBytes = 1_000_000;

const mediaTypes = [
  'text/csv',
  'text/plain',
  'application/pdf',
  'image/png',
  'application/vnd.ms-excel',
] as const;

/** The attachments of a kind, each `{data, name}` with `data` as a data URI. */
export function attachmentsOf(kind: AttachKind, seed: number): JsonObject[] {
  const random = randomFrom(seed);
  const file = (name: string, bytes: Uint8Array, type: string = random.pick(mediaTypes)): JsonObject => ({
    data: dataUri(type, bytes),
    name,
  });
  const text = (): Uint8Array => Buffer.from(`HELLO ${random.below(1e9)}\n`);
  switch (kind) {
    case 'empty':
      return [];
    case 'one':
      return [file('US.txt', text())];
    case 'two':
      return [file('first.csv', text()), file('second file.pdf', text())];
    case 'unicode': {
      const [first, second] = random.shuffle(unicodeFileNames);
      return [file(first as string, Buffer.from('今日は\n')), file(second as string, text())];
    }
    case 'binary':
      return [file('all-bytes.bin', everyByte(random.below(256)), 'application/octet-stream')];
    case 'alike':
      return [
        file('US.txt', text()),
        file('US.txt', Buffer.from('another file of that name\n')),
        file('US.txt', text()),
      ];
    case 'large':
      return [
        file('half.bin', pattern(largeBytes / 2, seed)),
        file('other-half.bin', pattern(largeBytes / 2, ~seed)),
      ];
  }
}

/** A data URI with base64. */
export function dataUri(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** All 256 values of a byte, starting with one of them. */
function everyByte(first: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, index) => (first + index) % 256);
}

function pattern(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0, value = seed >>> 0; index < length; index++) {
    value = (Math.imul(value, 1664525) + 1013904223) >>> 0;
    bytes[index] = value >>> 24;
  }
  return bytes;
}
