import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CaseSource } from '../../../generators/corpus/source.ts';
import type { Case } from '../../../model/case.ts';

/** A server that knows what each request must get, and what it did. */
export interface KnownServer {
  readonly url: string;
  readonly seen: { readonly ids: string[]; readonly bodies: string[] };
  /** Milliseconds from each request's arrival to its answer. */
  readonly took: readonly number[];
  close(): Promise<void>;
}

/** What the server does with its n-th request (from 1), instead of answering rightly. */
export type Misdeed =
  | 'wrong-outcome'
  | 'no-envelope'
  | 'duplicate'
  | 'old-duplicate'
  | 'error-500'
  | 'reset'
  | 'hang'
  | 'redirect'
  | 'slow'
  | 'stall'
  | { readonly redirect: string }
  | { readonly delayMs: number };

/** The server stands still for the last two seconds of every five, from its first request on. */
const stall = { everyMs: 5000, fromMs: 3000 };

const success = '{"data":null,"error":0,"error_text":"Successful operation"}';
const refusal = '{"data":null,"error":400,"error_text":"Incorrect request"}';

export async function startKnownServer(
  misdeedOf: (n: number) => Misdeed | undefined = () => undefined,
): Promise<KnownServer> {
  let firstAt: number | undefined;
  const took: number[] = [];
  const seen = { ids: [] as string[], bodies: [] as string[] };
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    firstAt ??= performance.now();
    const elapsed = (performance.now() - firstAt) % stall.everyMs;
    const arrived = performance.now();
    response.on('finish', () => took.push(performance.now() - arrived));
    readAll(request, (body) => {
      seen.ids.push(String(request.headers['request-id']));
      seen.bodies.push(body);
      answer(response, !body.includes('"expect":"reject"'), misdeedOf(seen.ids.length), elapsed);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    took,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readAll(request: IncomingMessage, done: (body: string) => void): void {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => (body += part));
  request.on('end', () => done(body));
}

function answer(
  response: ServerResponse,
  accept: boolean,
  misdeed: Misdeed | undefined,
  elapsed: number,
): void {
  const right = accept ? success : refusal;
  const send = (status: number, body: string, more: Record<string, string> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...more }).end(body);
  };
  if (misdeed === 'wrong-outcome') send(200, accept ? refusal : success);
  else if (misdeed === 'no-envelope') send(200, '{"data":null,"error":"0"}');
  else if (misdeed === 'duplicate') send(200, right, { 'Duplicate-Request': 'true' });
  else if (misdeed === 'old-duplicate') send(200, right, { 'X-Duplicate-Request': 'true' });
  else if (misdeed === 'error-500') send(500, 'oh no');
  else if (misdeed === 'reset') response.socket?.resetAndDestroy();
  else if (misdeed === 'redirect') send(302, '', { location: '/elsewhere' });
  else if (typeof misdeed === 'object' && 'redirect' in misdeed)
    send(307, '', { location: misdeed.redirect });
  else if (typeof misdeed === 'object') setTimeout(() => send(200, right), misdeed.delayMs);
  else if (misdeed === 'slow') setTimeout(() => send(200, right), 500);
  else if (misdeed === 'stall' && elapsed > stall.fromMs)
    setTimeout(() => send(200, right), stall.everyMs - elapsed);
  else if (misdeed !== 'hang') send(200, right);
}

/** Cases that say in their body what they must get. */
export const knownSource: CaseSource = {
  *sampleCases(_target, { kind }) {
    for (let i = 0; ; i++) yield knownCase(kind, i);
  },
  encodeRequest: (request, target) => ({
    method: 'POST',
    url: `${target.baseUrl}/api/v1.1/campaigns/triggers/start/`,
    headers: { 'Content-Type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(request.parameters)),
  }),
};

function knownCase(kind: 'valid' | 'invalid', index: number): Case {
  const expects = kind === 'valid' ? 'accept' : 'reject';
  return {
    id: `${kind}~${index}`,
    kind,
    title: kind,
    space: 'launch',
    rules: [kind === 'valid' ? 'matching.mode' : 'id.required'],
    expects,
    assignment: {},
    seed: index,
    request: {
      api: '1.1',
      encoding: 'json',
      parameters: { token: '$ALTCRAFT_TOKEN', expect: expects, index },
      layout: 'plain',
      wire: {},
    },
  };
}
