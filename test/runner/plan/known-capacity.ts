import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that works on one request at a time, each for 1/capacity seconds. */
export interface KnownCapacity {
  readonly url: string;
  /** Requests that were answered. */
  answered(): number;
  close(): Promise<void>;
}

const success = '{"data":null,"error":0,"error_text":"Successful operation"}';

/**
 * When a queue of one server would be done with a request that arrives at `now`.
 *
 * The server is busy until a time that is kept as a number: a timer that wakes late delays an answer, never the queue.
 */
export function queueOf(serviceMs: number): (now: number) => number {
  let free = 0;
  return (now) => {
    free = Math.max(now, free) + serviceMs;
    return free;
  };
}

/** Starts a server that finishes `capacity` requests a second, whatever is asked of it. */
export async function startKnownCapacity(capacity: number): Promise<KnownCapacity> {
  const doneAt = queueOf(1000 / capacity);
  let answered = 0;
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    request.resume();
    request.on('end', () => {
      const now = performance.now();
      setTimeout(
        () => {
          answered += 1;
          response.writeHead(200, { 'content-type': 'application/json' }).end(success);
        },
        doneAt(now) - now,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered: () => answered,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
