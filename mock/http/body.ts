import type { IncomingMessage } from 'node:http';

const maxBytes = 100 * 1024 * 1024;

/** Reads a body; hands over undefined as soon as it is too large, and drains the rest. */
export function readBody(request: IncomingMessage, done: (body: Buffer | undefined) => void): void {
  let first: Buffer | undefined;
  let rest: Buffer[] | undefined;
  let length = 0;
  let isOver = false;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (isOver) {
      if (length > 2 * maxBytes) request.destroy();
    } else if (length > maxBytes) {
      isOver = true;
      first = rest = undefined;
      done(undefined);
    } else if (first === undefined) first = chunk;
    else (rest ??= []).push(chunk);
  });
  request.on('end', () => {
    if (isOver) return;
    if (first === undefined) done(Buffer.alloc(0));
    else done(rest === undefined ? first : Buffer.concat([first, ...rest], length));
  });
}
