import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on loopback that counts the requests that it gets, for as long as the test runs. */
export async function counting(
  answer: RequestListener = (_, response) => response.end('{}'),
): Promise<{ readonly port: number; readonly seen: () => number }> {
  let seen = 0;
  const server = createServer((request, response) => {
    seen++;
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { port: (server.address() as AddressInfo).port, seen: () => seen };
}
