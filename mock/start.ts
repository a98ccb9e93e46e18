import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HarnessError } from '../model/errors.ts';
import { targetFileOf } from './account.ts';
import { pacing } from './behaviour.ts';
import { activate } from './faults/index.ts';
import { handler } from './http/handler.ts';
import type { Traffic } from './http/handler.ts';
import { makeWorld } from './make-world.ts';
import type { MockOptions } from './options.ts';
import { builtInProfiles } from './profiles/built-in.ts';
import type { World } from './world.ts';

/** A running mock. */
export interface Mock {
  /** Without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** How many requests of the API have come, the observer's not counted. */
  readonly requests: number;
  /** The target file that fits this mock, as a plain object. */
  targetFile(): Record<string, unknown>;
  /** Plants these faults instead of those before; an empty list heals the mock. */
  setFaults(names: readonly string[]): void;
  close(): Promise<void>;
}

function notListening(error: NodeJS.ErrnoException, host: string, port: number): HarnessError {
  const place = `${host}:${port}`;
  if (error.code === 'EADDRINUSE') {
    const fix = 'Stop what listens there, or take another port (0 takes any free one).';
    return new HarnessError('runNotMade', 'mock.port-in-use', `${place} is in use`, fix, { cause: error });
  }
  const message = `the mock cannot listen on ${place}: ${error.message}`;
  const fix = 'Choose a host of this machine and a port that you may open.';
  return new HarnessError('runNotMade', 'mock.cannot-listen', message, fix, { cause: error });
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => reject(notListening(error, host, port));
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      refuse(new RangeError('a port is a number from 0 to 65535'));
      return;
    }
    server.once('error', refuse);
    server.listen({ port, host, backlog: 4096 }, () => {
      server.off('error', refuse);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** The host that a caller on this machine reaches a listener at. */
function callableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function makeServer(world: World, traffic: Traffic, options: MockOptions): Server {
  const server = createServer({ keepAliveTimeout: 75_000 }, handler(world, traffic, pacing(options)));
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  return server;
}

/** Starts a mock platform; it serves until it is closed. */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const { host = '127.0.0.1', platform = 'v72', profiles = builtInProfiles } = options;
  const world = await makeWorld(options);
  const traffic: Traffic = { requests: 0, concurrent: 0 };
  const server = makeServer(world, traffic, options);
  const port = await listen(server, host, options.port ?? 0);
  const url = `http://${callableHost(host)}:${port}`;
  const { token, directory } = world;
  return {
    url,
    port,
    get requests() {
      return traffic.requests;
    },
    targetFile: () => targetFileOf({ url, platform, token, profiles, directory }),
    setFaults: (names) => {
      world.faults = activate(names);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
