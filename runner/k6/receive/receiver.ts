import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { uncompress } from 'snappyjs';
import { createCollector, type Collector, type CollectorOptions } from './collector.ts';
import { bearerGate, pathGate, type Gate } from './gate.ts';
import { readWriteRequest, type Series } from './write-request.ts';

/** Takes what k6 pushes (Prometheus remote write), for as long as a run lasts. */
export interface Receiver {
  /** Where a generator of this name pushes to. Without a token of the caller's, the path is a secret of the run. */
  urlFor(generator: string): string;
  readonly port: number;
  readonly collector: Collector;
  /** Pushes that were refused: another path or token, garbage, too large, a generator too many. */
  readonly refused: number;
  close(): Promise<void>;
}

const maxCompressed = 4 * 1024 * 1024;
const maxPlain = 16 * 1024 * 1024;

/** How a receiver is started. */
export interface ReceiverOptions extends CollectorOptions {
  /** Default: loopback; another address for generators on other machines. */
  readonly host?: string;
  readonly port?: number;
  /** What generators must show; then their paths hold no secret, and those without a name of their own in the path are told apart by a label. */
  readonly token?: string;
  /** Further generators than so many are sent away. */
  readonly mostGenerators?: number;
}

const pushPath = 'push';

/** The label by which generators are told apart that all push to one path; k6-operator gives it to each. */
const instanceLabel = 'instance_id';

/** Starts a receiver. */
export async function startReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const { host = '127.0.0.1', port = 0, token, mostGenerators = 500 } = options;
  const secret = token === undefined ? randomBytes(24).toString('base64url') : pushPath;
  const gate = token === undefined ? pathGate(secret) : bearerGate(pushPath, token);
  const collector = createCollector(options);
  let refused = 0;
  const server = createServer((request, response) => {
    receive(request, gate, collector, mostGenerators).then(
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
    port: address.port,
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

async function receive(
  request: IncomingMessage,
  gate: Gate,
  collector: Collector,
  mostGenerators: number,
): Promise<number> {
  const passed = gate(request);
  if ('status' in passed) return passed.status;
  const body = await readBody(request);
  if (body === undefined) return 413;
  const series = readWriteRequest(uncompress(body, maxPlain));
  const name = passed.generator ?? labelled(series);
  if (name === undefined) return 400;
  const known = collector.generators();
  if (!known.has(name) && known.size >= mostGenerators) return 403;
  collector.take(name, series);
  return 204;
}

function labelled(series: readonly Series[]): string | undefined {
  const [first] = series;
  const name = first?.labels[instanceLabel];
  return series.every(({ labels }) => labels[instanceLabel] === name) ? name : undefined;
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
