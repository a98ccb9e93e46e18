import { execFile } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../package-root.ts';
import { installK6 } from './cache.ts';

const run = promisify(execFile);

const oldestGo = [1, 25] as const;
const mostMs = 20 * 60_000;

export interface BuildOptions {
  /** The Go command. Default `go`. */
  readonly go?: string | undefined;
  /** The folder with go.mod and go.sum. Default: the package's own. */
  readonly engine?: string | undefined;
}

/**
 * Builds k6 with Go into the cache, from the go.mod and go.sum that pin it and all it depends on.
 *
 * @throws Error that says what is missing or what Go said.
 */
export async function buildK6(cached: string, options: BuildOptions = {}): Promise<void> {
  const { go = 'go', engine = join(packageRoot(), 'runner', 'k6', 'engine') } = options;
  await checkGo(go);
  await installK6(cached, async (path, folder) => {
    // Go writes the two files while it builds; the package's own may be read-only, or in use by another build.
    const module = join(folder, 'module');
    await mkdir(module);
    for (const file of ['go.mod', 'go.sum']) await copyFile(join(engine, file), join(module, file));
    const args = ['build', '-mod=mod', '-trimpath', '-ldflags', '-s -w', '-o', path, 'go.k6.io/k6/v2'];
    await run(go, args, {
      cwd: module,
      timeout: mostMs,
      maxBuffer: 16 * 1024 * 1024,
      env: { ...process.env, GOWORK: 'off', CGO_ENABLED: '0' },
    }).catch((error: unknown) => {
      const { killed, stderr = '' } = error as { stderr?: string; killed?: boolean };
      const why = killed === true ? `no end after ${mostMs / 60_000} minutes` : lastLine(stderr);
      throw new Error(`go build failed: ${why}`);
    });
  });
}

async function checkGo(go: string): Promise<void> {
  const { stdout } = await run(go, ['env', 'GOVERSION'], { timeout: 20_000 }).catch((error: unknown) => {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new Error(code === 'ENOENT' ? 'Go is not installed' : `${go} cannot be run (${code})`);
  });
  if (!isRecentGo(stdout)) {
    throw new Error(`${stdout.trim()} is too old: Go ${oldestGo.join('.')} or later is needed`);
  }
}

/** Whether `go env GOVERSION` (`go1.26.8`) names a version that can build the pinned k6. */
export function isRecentGo(version: string): boolean {
  const match = /^go(\d+)\.(\d+)/.exec(version.trim());
  if (match === null) return version.startsWith('devel');
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major > oldestGo[0] || (major === oldestGo[0] && minor >= oldestGo[1]);
}

function lastLine(text: string): string {
  return text.trim().split('\n').slice(-3).join(' / ').slice(0, 500);
}
