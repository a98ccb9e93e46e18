import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { pinnedVersion } from './version.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const fileName = process.platform === 'win32' ? 'k6.exe' : 'k6';

/** Where the harness keeps its own k6: `$XDG_CACHE_HOME/trigger-harness/k6/v2.2.0/k6`, or under `~/.cache`. */
export function cachedK6(env: Environment): string {
  const given = env['XDG_CACHE_HOME'];
  // The XDG specification: a relative path is to be ignored.
  const base = given !== undefined && isAbsolute(given) ? given : join(env['HOME'] ?? homedir(), '.cache');
  return join(base, 'trigger-harness', 'k6', `v${pinnedVersion}`, fileName);
}

/**
 * Puts a k6 into the cache: `make` writes it to the path that it is given, then it is renamed into place.
 *
 * Several processes may do so at once: each makes its own, and whichever is last replaces an equal one.
 */
export async function installK6(
  cached: string,
  make: (path: string, folder: string) => Promise<void>,
): Promise<void> {
  const home = dirname(cached);
  await mkdir(home, { recursive: true });
  const folder = await mkdtemp(join(home, `.making-${randomUUID().slice(0, 8)}-`));
  try {
    const made = join(folder, fileName);
    await make(made, folder);
    await chmod(made, 0o755);
    await rename(made, cached);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
