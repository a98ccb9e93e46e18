import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { uncompress } from 'snappyjs';
import { createCollector, type Collector } from './collector.ts';
import { readWriteRequest } from './write-request.ts';

/** Takes what k6 pushes (Prometheus remote write), for as long as a run lasts. */
export interface Receiver {
  /** Where a generator of this name pushes to; the path is a secret of the run. */
  urlFor(generator: string): string;
  readonly collector: Collector;
  /** Pushes that were refused: another path, garbage, too large. */
  readonly refused: number;
  close(): Promise<void>;
}

const maxCompressed = 4 * 1024 * 1024;
const maxPlain = 16 * 1024 * 1024;

/** How a receiver is started. */
export interface ReceiverOptions {
  /** Default: loopback; another address for generators on other machines. */
  readonly host?: string;
  readonly port?: number;
  /** The time between two requests of all generators together. */
  readonly periodMs?: number;
}

/** Starts a receiver. */
export async function startReceiver({
  host = '127.0.0.1',
  port = 0,
  periodMs = 0,
}: ReceiverOptions = {}): Promise<Receiver> {
  const secret = randomBytes(24).toString('base64url');
  const collector = createCollector(periodMs);
  let refused = 0;
  const server = createServer((request, response) => {
    receive(request, secret, collector).then(
      (status) => {
        if (status !== 204) refused++;
        answer(response, status);
      },
      () => {
        refused++;
        answer(response, 400);
      },
    );
  });
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return {
    urlFor: (generator) => `http://${shownHost}:${address.port}/${secret}/${encodeURIComponent(generator)}`,
    collector,
    get refused() {
      return refused;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(request: IncomingMessage, secret: string, collector: Collector): Promise<number> {
  const [, given = '', generator = ''] = (request.url ?? '').split('/');
  if (request.method !== 'POST' || !isSame(given, secret) || generator === '') return 404;
  const body = await readBody(request);
  if (body === undefined) return 413;
  collector.take(decodeURIComponent(generator).slice(0, 100), readWriteRequest(uncompress(body, maxPlain)));
  return 204;
}

function isSame(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > maxCompressed) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0, ...(status === 204 ? {} : { connection: 'close' }) });
  response.end();
}
