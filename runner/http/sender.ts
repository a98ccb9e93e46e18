import { buildConnector, Pool, type Dispatcher } from 'undici';
import type { EncodedRequest } from '../../generators/index.ts';
import type { Observation } from '../../model/observation.ts';
import { pinnedLookup } from './addresses.ts';
import { failureOf } from './failure.ts';

export interface SenderOptions {
  /** Connections to each origin, one request at a time on each. */
  readonly connections: number;
  /** Milliseconds for a whole exchange, from sending to the last byte. */
  readonly timeoutMs: number;
  /** A longer body ends the exchange as `too-large`. */
  readonly maxBodyBytes: number;
}

/** Sends requests as they are: no retries, no redirects, no decompression, connections kept alive. */
export interface Sender {
  send(request: EncodedRequest, requestId: string): Promise<Observation>;
  close(): Promise<void>;
}

/** A sender over undici's pools, one an origin; its low-level dispatch costs a fifth of `fetch`. */
export function openSender(options: SenderOptions): Sender {
  const pools = new Map<string, Pool>();
  const poolOf = (origin: string): Pool => {
    let pool = pools.get(origin);
    if (pool === undefined) {
      pool = new Pool(origin, {
        connections: options.connections,
        pipelining: 1,
        headersTimeout: 0,
        bodyTimeout: 0,
        connect: connectorOf(options.timeoutMs),
        keepAliveTimeout: 30_000,
      });
      pools.set(origin, pool);
    }
    return pool;
  };
  return {
    send(request, requestId) {
      const { origin, path } = splitUrl(request.url);
      const pool = poolOf(origin);
      return exchange(pool, path, request, requestId, options);
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}

/** Connects, and has the errors of a connection tell whether it had served before. */
function connectorOf(timeoutMs: number): buildConnector.connector {
  const connector = buildConnector({ timeout: timeoutMs, lookup: pinnedLookup });
  return (options, callback) => {
    connector(options, (...[error, socket]: buildConnector.CallbackArgs) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      socket.prependListener('error', (failure: Error) => {
        Object.assign(failure, { socket: { bytesRead: socket.bytesRead } });
      });
      callback(null, socket);
    });
  };
}

/** Cheaper than `new URL` on each request; the URL was validated with the target. */
function splitUrl(url: string): { origin: string; path: string } {
  const slash = url.indexOf('/', url.indexOf('://') + 3);
  return slash < 0 ? { origin: url, path: '/' } : { origin: url.slice(0, slash), path: url.slice(slash) };
}

/** A timer that is later than this was held up by this process. */
const ownDelayMs = 50;

function exchange(
  pool: Pool,
  path: string,
  request: EncodedRequest,
  requestId: string,
  options: SenderOptions,
): Promise<Observation> {
  return new Promise((resolve) => {
    const at = Date.now();
    const started = performance.now();
    let status = 0;
    let headers: Readonly<Record<string, string | readonly string[]>> = {};
    let received = 0;
    let settled = false;
    let controller: Dispatcher.DispatchController | undefined;
    const chunks: Buffer[] = [];

    const settle = (result: Observation['result']): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve({ requestId, at, latencyMs: performance.now() - started, result });
    };
    const fail = (error: unknown): void =>
      settle({
        kind: 'failure',
        ...cutShort(error, status, headers, received),
        ...(status > 0 ? { status } : isStale(error) ? { stale: true } : {}),
      });
    let timer: NodeJS.Timeout;
    const expire = (): void => {
      settle({
        kind: 'failure',
        failure: 'timeout',
        message: `no whole answer within ${options.timeoutMs} ms`,
        ...(status > 0 ? { status } : {}),
      });
      controller?.abort(new Error('timeout'));
    };
    timer = setTimeout(() => {
      const late = performance.now() - started - options.timeoutMs;
      // Were we busy ourselves, the answer may be waiting to be read: that is not the target's delay.
      if (late > ownDelayMs) timer = setTimeout(expire, ownDelayMs);
      else expire();
    }, options.timeoutMs);

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started;
        if (settled) started.abort(new Error('timeout'));
      },
      onResponseStart(_, statusCode, received) {
        status = statusCode;
        headers = received as Record<string, string | string[]>;
      },
      onResponseData(running, chunk) {
        received += chunk.length;
        if (received > options.maxBodyBytes) {
          settle({
            kind: 'failure',
            failure: 'too-large',
            message: `the response's body is longer than ${options.maxBodyBytes} bytes`,
            status,
          });
          running.abort(new Error('too large'));
          return;
        }
        chunks.push(chunk);
      },
      onResponseEnd() {
        const body = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
        settle({ kind: 'response', response: { status, headers, body } });
      },
      onResponseError(_, error) {
        fail(error);
      },
    };
    try {
      pool.dispatch(
        {
          path,
          method: request.method,
          headers: { ...request.headers, 'request-id': requestId },
          body: request.body ?? null,
        },
        handler,
      );
    } catch (error) {
      fail(error);
    }
  });
}

/** Whether a connection was closed from the other side between two requests, which any server may do. */
function isStale(error: unknown): boolean {
  const { socket } = error as { readonly socket?: { readonly bytesRead?: number } | null };
  return failureOf(error).failure === 'reset' && (socket?.bytesRead ?? 0) > 0;
}

/** A connection that ends inside a body whose length was announced is a broken promise, not a plain reset. */
function cutShort(
  error: unknown,
  status: number,
  headers: Readonly<Record<string, string | readonly string[]>>,
  received: number,
): ReturnType<typeof failureOf> {
  const known = failureOf(error);
  const announced = Number(headers['content-length']);
  if (status > 0 && Number.isFinite(announced) && received < announced) {
    return {
      failure: 'protocol',
      message: `the body ended after ${received} of the ${announced} bytes that Content-Length announced`,
    };
  }
  return known;
}
