import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { HarnessError } from '../../model/errors.ts';
import { buildK6, type BuildOptions } from './build.ts';
import { cachedK6 } from './cache.ts';
import { downloadK6, type DownloadOptions } from './download.ts';
import { checkK6, pinnedVersion } from './version.ts';

/** A k6 that the harness can use, and where it came from. */
export interface FoundK6 {
  readonly path: string;
  readonly version: string;
  readonly from: 'K6_BIN' | 'PATH' | 'cache' | 'download' | 'build';
}

export interface FindOptions {
  /** Default: the process's own. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Whether to download or build it where it is not there. Default true. */
  readonly make?: boolean | undefined;
  readonly download?: DownloadOptions | undefined;
  readonly build?: BuildOptions | undefined;
  /** Told what takes time, and what a person should know. */
  readonly onNote?: ((note: string) => void) | undefined;
}

const howToGet =
  'Install k6 v2 (https://grafana.com/docs/k6/latest/set-up/install-k6/) and put it on PATH or name it in K6_BIN, ' +
  'or install Go 1.25 or later and let the harness build it.';

/**
 * Finds k6, or makes it: K6_BIN, PATH, the harness's cache, the checked release, a build from pinned sources.
 *
 * @throws HarnessError (exit 3, `k6.not-found`) with everything that was tried and why it failed.
 */
export async function findK6(options: FindOptions = {}): Promise<FoundK6> {
  const { env = process.env, make = true, onNote = () => {} } = options;
  const tried: string[] = [];
  const there = (await named(env, tried)) ?? (await onPath(env, tried)) ?? (await inCache(env, tried));
  // A k6 that was found and passed over is said to be, or a person would wonder why it is not used.
  for (const line of tried.filter((one) => !isAbsence(one))) onNote(line);
  if (there !== undefined) return there;
  if (make) {
    const cached = cachedK6(env);
    const ways = [
      ['download', () => downloadK6(cached, { onNote, ...options.download })],
      ['build', () => buildK6(cached, options.build)],
    ] as const;
    for (const [from, way] of ways) {
      onNote(
        from === 'download'
          ? `k6 v${pinnedVersion} is being downloaded`
          : `k6 v${pinnedVersion} is being built; this takes minutes`,
      );
      const made = await tryWay(from, cached, way, tried);
      if (made !== undefined) return made;
    }
  }
  throw new HarnessError(
    'runNotMade',
    'k6.not-found',
    `there is no k6 that can be used:\n${tried.map((line) => `  - ${line}`).join('\n')}`,
    howToGet,
  );
}

const notNamed = 'K6_BIN: not set';
const notOnPath = 'PATH: no k6';
const notThere = 'is not there';

type Environment = Readonly<Record<string, string | undefined>>;

async function named(env: Environment, tried: string[]): Promise<FoundK6 | undefined> {
  const path = env['K6_BIN'];
  if (path === undefined || path === '') {
    tried.push(notNamed);
    return undefined;
  }
  return accept(path, 'K6_BIN', tried);
}

async function onPath(env: Environment, tried: string[]): Promise<FoundK6 | undefined> {
  const names = process.platform === 'win32' ? ['k6.exe', 'k6.cmd'] : ['k6'];
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const paths = folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .filter((path) => existsSync(path));
  if (paths.length === 0) tried.push(notOnPath);
  for (const path of paths) {
    const found = await accept(path, 'PATH', tried);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function inCache(env: Environment, tried: string[]): Promise<FoundK6 | undefined> {
  const path = cachedK6(env);
  if (!existsSync(path)) {
    tried.push(`cache: ${path} ${notThere}`);
    return undefined;
  }
  return accept(path, 'cache', tried);
}

async function accept(path: string, from: FoundK6['from'], tried: string[]): Promise<FoundK6 | undefined> {
  const check = await checkK6(path);
  if (check.ok) return { path, version: check.version, from };
  tried.push(`${from}: ${check.why}`);
  return undefined;
}

function isAbsence(line: string): boolean {
  return line === notNamed || line === notOnPath || line.endsWith(notThere);
}

async function tryWay(
  from: 'download' | 'build',
  cached: string,
  way: () => Promise<void>,
  tried: string[],
): Promise<FoundK6 | undefined> {
  try {
    await way();
    return await accept(cached, from, tried);
  } catch (error) {
    tried.push(`${from}: ${reasonOf(error)}`);
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return error.message === '' ? error.name : error.message + cause;
}
