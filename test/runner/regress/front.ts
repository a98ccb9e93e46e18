import { createServer, request as forward, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { targetFrom } from '../../../contracts/index.ts';
import { startMock, type MockOptions } from '../../../mock/index.ts';
import type { Target } from '../../../model/target.ts';

/** A request and its answer on the way back, to be changed in place. */
export interface Passing {
  readonly request: { readonly headers: IncomingHttpHeaders; readonly body: string; readonly count: number };
  status: number;
  headers: Record<string, string>;
  body: string;
}

export type Change = (passing: Passing) => void;

/** A mock behind a front that changes its answers: one planted difference at a time. */
export async function mockBehind(
  change: Change = () => undefined,
  options: MockOptions = {},
): Promise<{ readonly target: Target; plant(change: Change): void }> {
  const mock = await startMock(options);
  let current = change;
  let count = 0;
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const body = Buffer.concat(parts);
      const passed = forward(
        `${mock.url}${incoming.url ?? ''}`,
        { method: incoming.method, headers: incoming.headers },
        (answer) => {
          const answered: Buffer[] = [];
          answer.on('data', (part: Buffer) => answered.push(part));
          answer.on('end', () => {
            const { 'content-length': _, 'transfer-encoding': __, ...headers } = answer.headers;
            const passing: Passing = {
              request: { headers: incoming.headers, body: body.toString(), count: ++count },
              status: answer.statusCode ?? 0,
              headers: headers as Record<string, string>,
              body: Buffer.concat(answered).toString(),
            };
            current(passing);
            outgoing.writeHead(passing.status, passing.headers).end(passing.body);
          });
        },
      );
      passed.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await mock.close();
  });
  const file = mock.targetFile();
  const target = targetFrom(
    JSON.parse(JSON.stringify(file).replace(`"baseUrl":"${mock.url}"`, `"baseUrl":"${url}"`)),
  );
  return {
    target,
    plant: (planted) => {
      current = planted;
    },
  };
}

/** Changes the text of refusals in both formats. */
export function textsReplaced(from: string | RegExp, to: string | ((match: string) => string)): Change {
  return (passing) => {
    passing.body = passing.body.replace(from, to as string);
  };
}
