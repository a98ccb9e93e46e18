import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSender } from '../../../runner/http/sender.ts';
import type { Observation } from '../../../model/observation.ts';

/** Sends one request to a server that answers with these raw bytes. */
async function answerTo(answer: (socket: Socket) => void): Promise<Observation> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sender = openSender({ connections: 1, timeoutMs: 500, maxBodyBytes: 1000 });
  onTestFinished(async () => {
    await sender.close();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const body = new TextEncoder().encode('{}');
  return sender.send({ method: 'POST', url: `http://127.0.0.1:${port}/`, headers: {}, body }, 'id-1');
}

const head = (length: number, extra = ''): string =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n${extra}\r\n`;

describe('the sender', () => {
  it('gives status, headers and bytes as they came', async () => {
    const { result, requestId } = await answerTo((socket) => socket.end(`${head(5, 'X-A: b\r\n')}hello`));
    expect(requestId).toBe('id-1');
    expect(result).toMatchObject({ kind: 'response', response: { status: 200, headers: { 'x-a': 'b' } } });
    if (result.kind === 'response') expect(Buffer.from(result.response.body).toString()).toBe('hello');
  });

  it('does not follow a redirect', async () => {
    const { result } = await answerTo((socket) =>
      socket.end('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n'),
    );
    expect(result).toMatchObject({ kind: 'response', response: { status: 302 } });
  });

  it.each<[string, string, (socket: Socket) => void]>([
    ['a reset', 'reset', (socket) => socket.resetAndDestroy()],
    ['no answer', 'timeout', () => undefined],
    ['a body that ends early', 'protocol', (socket) => socket.end(`${head(50)}short`)],
    ['a body that is too long', 'too-large', (socket) => socket.end(`${head(5000)}${'x'.repeat(5000)}`)],
    [
      'an endless body',
      'too-large',
      (socket) =>
        socket.write(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n${'x'.repeat(2000)}\r\n`),
    ],
    [
      'a byte now and then',
      'timeout',
      (socket) => {
        socket.write(head(50));
        const timer = setInterval(() => socket.write('x'), 100);
        socket.once('close', () => clearInterval(timer));
      },
    ],
    ['garbage', 'protocol', (socket) => socket.end('garbage\r\n\r\n')],
    [
      'endless headers',
      'too-large',
      (socket) => socket.end(`HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(20_000)}\r\n`),
    ],
  ])('tells %s as %s', async (_name, failure, answer) => {
    const { result } = await answerTo(answer);
    expect(result).toMatchObject({ kind: 'failure', failure });
  });
});
