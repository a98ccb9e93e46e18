import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:tls';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, folder } from '../e2e/cli.ts';
import { listening } from './__raw.ts';
import { targetText } from './__run.ts';

const hasOpenssl = ((): boolean => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('no openssl on PATH: the runs against TLS servers are skipped');
    return false;
  }
})();

/** A certificate of this moment for loopback, signed by itself; good for so many days. */
async function certificate(days: number): Promise<{ key: string; cert: string }> {
  const place = await folder();
  const [key, request, cert] = ['key.pem', 'request.pem', 'cert.pem'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  const extension = join(place, 'extension');
  writeFileSync(extension, 'subjectAltName=IP:127.0.0.1\n');
  const openssl = (...words: string[]): void => void execFileSync('openssl', words, { stdio: 'ignore' });
  openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    key,
    '-subj',
    '/CN=here',
    '-out',
    request,
  );
  openssl(
    'x509',
    '-req',
    '-in',
    request,
    '-signkey',
    key,
    '-days',
    String(days),
    '-extfile',
    extension,
    '-out',
    cert,
  );
  return { key, cert };
}

async function tlsServer(days: number): Promise<{ url: string; cert: string }> {
  const { key, cert } = await certificate(days);
  const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', () =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}'),
    );
  });
  return { url: await listening(server, 'https'), cert };
}

async function against(url: string, env: Record<string, string> = {}): ReturnType<typeof cli> {
  const file = join(await folder(), 'target.json');
  writeFileSync(file, targetText(url));
  return cli(
    ['contract', '--target', file, '--out', await folder(), '--rules', 'id.forms', '--strength', '1'],
    {
      env,
    },
  );
}

describe.skipIf(!hasOpenssl)('a target whose TLS is wrong is not reached (3), and why is said', () => {
  it.each<[string, () => ReturnType<typeof cli>, RegExp]>([
    ['signed by itself', async () => against((await tlsServer(2)).url), /self[- ]signed/i],
    [
      'expired',
      async () => {
        const { url, cert } = await tlsServer(-1);
        return against(url, { NODE_EXTRA_CA_CERTS: cert });
      },
      /expired/i,
    ],
    [
      'plain HTTP on its port',
      async () => against((await listening(createServer())).replace('http', 'https')),
      /SSL|TLS|wrong version/i,
    ],
    [
      'TLS where http is asked for',
      async () => against((await tlsServer(2)).url.replace('https', 'http')),
      /no HTTP answer/,
    ],
  ])('%s', async (_, run, said) => {
    const { code, err } = await run();
    expect(err).toMatch(said);
    expect(err).toMatch(/→ Check baseUrl/);
    expect(err).not.toMatch(/^\s+at |unforeseen/m);
    expect(code).toBe(3);
  });

  it('a good certificate that is trusted is no obstacle', async () => {
    const { url, cert } = await tlsServer(2);
    const { code } = await against(url, { NODE_EXTRA_CA_CERTS: cert });
    expect(code).toBe(1);
  });
});
