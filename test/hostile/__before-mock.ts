import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { startMock, type MockOptions } from '../../mock/index.ts';
import type { Target } from '../../model/target.ts';
import { parseTarget } from '../../runner/target-file.ts';

/** What stands before the mock does with its n-th request (from 1) instead of handing it on. */
export type Instead = (n: number, response: ServerResponse, incoming: IncomingMessage) => boolean;

export interface BeforeMock {
  readonly target: Target;
  readonly port: number;
  /** Requests that came, and those that the mock got. */
  readonly came: () => number;
  readonly ids: () => readonly string[];
  /** Goes away, connections and all; resolves once it is back. */
  dieFor(ms: number): Promise<void>;
  die(): void;
}

/** The mock behind a server that misbehaves by the number of the request. */
export async function beforeMock(
  instead: Instead = () => false,
  mockOptions: MockOptions = {},
): Promise<BeforeMock> {
  const mock = await startMock(mockOptions);
  const ids: string[] = [];
  const serve = (incoming: IncomingMessage, response: ServerResponse): void => {
    // The observer is no part of what is refused.
    if (!incoming.url?.startsWith('/observer')) {
      ids.push(String(incoming.headers['request-id']));
      if (instead(ids.length, response, incoming)) {
        incoming.resume();
        return;
      }
    }
    handOn(mock.url, incoming, response);
  };
  let server = createServer();
  const listen = (port: number): Promise<void> => {
    server = createServer({ keepAliveTimeout: 60_000 }, serve);
    return new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  };
  const die = (): void => {
    server.close();
    server.closeAllConnections();
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  onTestFinished(async () => {
    die();
    await mock.close();
  });
  const here = JSON.stringify(mock.targetFile()).replaceAll(mock.url, `http://127.0.0.1:${port}`);
  return {
    target: parseTarget(here, 'target.json', {}),
    port,
    came: () => ids.length,
    ids: () => ids,
    die,
    async dieFor(ms) {
      die();
      await new Promise((resolve) => setTimeout(resolve, ms));
      await listen(port);
    },
  };
}

function handOn(url: string, incoming: IncomingMessage, response: ServerResponse): void {
  const forward = request(
    url + (incoming.url ?? ''),
    { method: incoming.method, headers: incoming.headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    },
  );
  forward.on('error', () => response.destroy());
  incoming.pipe(forward);
}
