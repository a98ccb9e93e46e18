import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** k6's own dashboard: where it is, and the variables that make k6 serve it. */
export interface Dashboard {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A dashboard on a free port of loopback: what it shows is for nobody else. */
export async function loopbackDashboard(): Promise<Dashboard> {
  const port = await freePort();
  return {
    url: `http://127.0.0.1:${port}/`,
    env: {
      K6_WEB_DASHBOARD: 'true',
      K6_WEB_DASHBOARD_HOST: '127.0.0.1',
      K6_WEB_DASHBOARD_PORT: String(port),
      K6_WEB_DASHBOARD_OPEN: 'false',
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
