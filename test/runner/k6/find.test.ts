import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HarnessError } from '../../../model/errors.ts';
import { isRecentGo } from '../../../runner/k6/build.ts';
import { cachedK6 } from '../../../runner/k6/cache.ts';
import { findK6, type FindOptions, type FoundK6 } from '../../../runner/k6/find.ts';
import { releaseFor, sumIn } from '../../../runner/k6/release.ts';
import { parseVersion } from '../../../runner/k6/version.ts';
import { fakeK6, tarGz } from './__archives.ts';

const archive = tarGz([{ path: 'k6-v2.2.0-linux-amd64/k6', text: fakeK6() }]);
const sha256 = createHash('sha256').update(archive).digest('hex');
const limits = { maxBytes: 1_000_000, timeoutMs: 1500, connectMs: 500 };
const release = { name: 'k6-v2.2.0-linux-amd64.tar.gz', format: 'tar.gz', sha256 } as const;

describe('the version of a k6', () => {
  it.each([
    { output: 'k6 v2.2.0 (go1.26.8, linux/amd64)\n', version: '2.2.0' },
    { output: 'k6.exe v2.3.1 (go1.26.8, windows/amd64)', version: '2.3.1' },
    { output: 'k6 v2.3.0-rc1 (commit/abc, go1.26.8, linux/amd64)', version: '2.3.0-rc1' },
    { output: 'k6 v0.57.0 (go1.23)', version: '0.57.0' },
    { output: 'GNU bash, version 5.2', version: undefined },
    { output: '', version: undefined },
  ])('in $output is $version', ({ output, version }) => {
    expect(parseVersion(output)?.version).toBe(version);
  });
});

describe('the release', () => {
  it.each([
    { platform: 'linux', arch: 'x64', name: 'k6-v2.2.0-linux-amd64.tar.gz', known: true },
    { platform: 'linux', arch: 'arm64', name: 'k6-v2.2.0-linux-arm64.tar.gz', known: false },
    { platform: 'darwin', arch: 'arm64', name: 'k6-v2.2.0-macos-arm64.zip', known: false },
    { platform: 'win32', arch: 'x64', name: 'k6-v2.2.0-windows-amd64.zip', known: true },
    { platform: 'win32', arch: 'arm64', name: undefined, known: false },
    { platform: 'aix', arch: 'ppc64', name: undefined, known: false },
  ])('for $platform on $arch is $name', ({ platform, arch, name, known }) => {
    const file = releaseFor(platform, arch);
    expect(file?.name).toBe(name);
    expect(file?.sha256 !== undefined).toBe(known);
  });

  it('has its sums in a list', () => {
    const list = `${'a'.repeat(64)}  other.zip\n${'B'.repeat(64)}  k6.zip\nnonsense\n`;
    expect(sumIn(list, 'k6.zip')).toBe('b'.repeat(64));
    expect(sumIn(list, 'k6')).toBeUndefined();
  });
});

describe('the version of Go', () => {
  it.each([
    ['go1.25.0\n', true],
    ['go1.26.8', true],
    ['go2.0', true],
    ['devel go1.27-abc', true],
    ['go1.24.9', false],
    ['go1.9', false],
    ['', false],
  ])('%s is enough: %s', (version, enough) => expect(isRecentGo(version)).toBe(enough));
});

describe.skipIf(process.platform === 'win32')('finding k6', () => {
  let home: string;
  let server: Server | undefined;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'find-'));
  });
  afterEach(async () => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
    await rm(home, { recursive: true, force: true });
  });

  const program = async (path: string, text: string): Promise<string> => {
    const whole = join(home, path);
    await mkdir(dirname(whole), { recursive: true });
    await writeFile(whole, text);
    await chmod(whole, 0o755);
    return whole;
  };
  const env = (more: Record<string, string> = {}) => ({
    XDG_CACHE_HOME: join(home, 'cache'),
    PATH: join(home, 'bin'),
    ...more,
  });
  const serve = async (listener: RequestListener): Promise<string> => {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  };
  const noGo = { go: '/nowhere/go' };
  const found = (options: FindOptions): Promise<FoundK6> => findK6({ build: noGo, ...options });
  const failure = async (options: FindOptions): Promise<HarnessError> => {
    const error = await found(options).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HarnessError);
    expect(error).toMatchObject({ code: 'k6.not-found', exitCode: 3 });
    return error as HarnessError;
  };

  it('takes the one that K6_BIN names before any other', async () => {
    const path = await program('mine/k6', fakeK6('2.5.0'));
    await program('bin/k6', fakeK6());
    expect(await found({ env: env({ K6_BIN: path }) })).toEqual({ path, version: '2.5.0', from: 'K6_BIN' });
  });

  it('takes the one on PATH before the cached one, and passes over one that is too old', async () => {
    const path = await program('bin/k6', fakeK6());
    await program('cache/trigger-harness/k6/v2.2.0/k6', fakeK6());
    expect(await found({ env: env() })).toMatchObject({ path, from: 'PATH' });
    await program('bin/k6', fakeK6('1.4.0'));
    const notes: string[] = [];
    expect(await found({ env: env(), onNote: (note) => notes.push(note) })).toMatchObject({ from: 'cache' });
    expect(notes).toEqual([expect.stringContaining('k6 v1.4.0; v2.0 or later is needed')]);
  });

  it('downloads the release, checks it and keeps it', async () => {
    const baseUrl = await serve((_request, response) => response.end(archive));
    const first = await found({ env: env(), download: { baseUrl, release, limits } });
    expect(first).toEqual({ path: cachedK6(env()), version: '2.2.0', from: 'download' });
    expect((await found({ env: env(), make: false })).from).toBe('cache');
    expect(await readdir(dirname(first.path))).toEqual(['k6']);
  });

  it('follows a redirect, and checks against the published list where no sum is known, and says so', async () => {
    const baseUrl = await serve((request, response) => {
      if (request.url === '/k6-v2.2.0-checksums.txt') response.end(`${sha256}  ${release.name}\n`);
      else if (request.url === '/moved') response.end(archive);
      else response.writeHead(302, { location: '/moved' }).end();
    });
    const notes: string[] = [];
    const download = { baseUrl, limits, release: { ...release, sha256: undefined } };
    expect((await found({ env: env(), download, onNote: (note) => notes.push(note) })).from).toBe('download');
    expect(notes.join()).toContain('checked against');
  });

  it.each<{ name: string; listener: RequestListener; says: RegExp }>([
    {
      name: 'has another sum',
      listener: (_q, r) => r.end(tarGz([{ path: 'k6', text: 'evil' }])),
      says: /has the SHA-256/,
    },
    {
      name: 'is cut off',
      listener: (_q, r) =>
        r
          .writeHead(200, { 'content-length': archive.length })
          .end(archive.subarray(0, 100), () => r.destroy()),
      says: /download: /,
    },
    { name: 'is not there', listener: (_q, r) => r.writeHead(404).end('no'), says: /HTTP 404/ },
    { name: 'never comes', listener: () => {}, says: /download: / },
    { name: 'comes too slowly', listener: (_q, r) => void r.write('x'), says: /took longer than 1.5 s/ },
    { name: 'is too large', listener: (_q, r) => r.end(Buffer.alloc(1_000_001)), says: /larger than/ },
    {
      name: 'leads in a circle',
      listener: (_q, r) => r.writeHead(302, { location: '/again' }).end(),
      says: /leads on too often/,
    },
  ])('keeps nothing of a download that $name', async ({ listener, says }) => {
    const baseUrl = await serve(listener);
    const error = await failure({ env: env(), download: { baseUrl, release, limits } });
    expect(error.message).toMatch(says);
    expect(await readdir(dirname(cachedK6(env())))).toEqual([]);
  });

  it('says everything that was tried, and how to get one', async () => {
    await program('bin/k6', fakeK6('1.4.0'));
    const other = await program('mine/k6', '#!/bin/sh\necho hello\n');
    const download = { baseUrl: 'http://127.0.0.1:9/', release, limits };
    const { message, fix } = await failure({ env: env({ K6_BIN: other }), download });
    expect(message).toContain('is no k6');
    expect(message).toContain('k6 v1.4.0; v2.0 or later is needed');
    expect(message).toContain('cache: ');
    expect(message).toContain('download: ');
    expect(message).toContain('Go is not installed');
    expect(fix).toContain('K6_BIN');
  });

  it('refuses a Go that is too old', async () => {
    const go = await program('go', '#!/bin/sh\necho go1.22.1\n');
    const download = { baseUrl: 'http://127.0.0.1:9/', release, limits };
    expect((await failure({ env: env(), download, build: { go } })).message).toContain('Go 1.25 or later');
  });

  it('builds from the pinned module where nothing can be downloaded', async () => {
    const engine = join(home, 'engine');
    await program('engine/go.mod', 'module pinned\n');
    await program('engine/go.sum', '');
    const go = await program(
      'go',
      `#!/bin/sh\n[ "$1" = env ] && { echo go1.25.0; exit; }\n[ -f go.mod ] || exit 1\nwhile [ $# -gt 0 ]; do [ "$1" = -o ] && out=$2; shift; done\nprintf '%s' '${fakeK6()}' > "$out"\n`,
    );
    const options = {
      env: env(),
      download: { baseUrl: 'http://127.0.0.1:9/', release, limits },
      build: { go, engine },
    };
    const made = await Promise.all([findK6(options), findK6(options), findK6(options)]);
    for (const one of made) expect(one.path).toBe(cachedK6(env()));
    expect(await readdir(dirname(cachedK6(env())))).toEqual(['k6']);
  });

  it.runIf(process.env['TRIGGER_HARNESS_SLOW'] !== undefined)(
    'builds the real k6',
    async () => {
      const download = { baseUrl: 'http://127.0.0.1:9/', release, limits };
      const made = await findK6({
        env: { ...process.env, K6_BIN: '', PATH: '', XDG_CACHE_HOME: join(home, 'cache') },
        download,
      });
      expect(made).toMatchObject({ version: '2.2.0', from: 'build' });
    },
    20 * 60_000,
  );
});
