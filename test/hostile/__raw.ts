import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a server does with each request that came whole; `count` is how many it has had, this one with it. */
export type Behaviour = (socket: Socket, count: number, path: string) => void;

export interface Raw {
  readonly url: string;
  readonly requests: () => number;
}

/** A server that says what it likes, byte by byte; goes with the test. */
export async function raw(behaviour: Behaviour): Promise<Raw> {
  let requests = 0;
  const server = createServer((socket) => {
    let waiting = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      waiting = Buffer.concat([waiting, chunk]);
      for (let end = endOfRequest(waiting); end !== undefined; end = endOfRequest(waiting)) {
        const path = waiting.toString('latin1', 0, 200).split(' ')[1] ?? '';
        waiting = waiting.subarray(end);
        behaviour(socket, ++requests, path);
      }
    });
  });
  return { url: await listening(server), requests: () => requests };
}

/** Listens on loopback until the test is over, and gives the address. */
export async function listening(server: Server, scheme: 'http' | 'https' = 'http'): Promise<string> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function endOfRequest(bytes: Buffer): number | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = /content-length: *(\d+)/i.exec(bytes.toString('latin1', 0, head))?.[1] ?? '0';
  const end = head + 4 + Number(length);
  return bytes.length < end ? undefined : end;
}

/** Writes pieces as fast as they are taken, at most so many bytes in memory, until there are enough or nobody reads. */
export function pour(socket: Socket, piece: Buffer, bytes: number): void {
  let left = bytes;
  const more = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= piece.length;
      if (!socket.write(piece)) {
        socket.once('drain', more);
        return;
      }
    }
    if (!socket.destroyed) socket.end();
  };
  more();
}
