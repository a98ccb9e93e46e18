import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { folder, root } from './cli.ts';

export interface BareMachine {
  readonly env: Readonly<Record<string, string>>;
  /** The hosts that the program tried to reach beyond this machine, in the order of the tries. */
  readonly tried: () => Promise<string[]>;
}

/** Neither Go nor any other program on PATH but node and those given, nothing in the cache, and no network. */
export async function bareMachine(programs: Readonly<Record<string, string>> = {}): Promise<BareMachine> {
  const home = await folder();
  const onPath = join(home, 'bin');
  await mkdir(onPath);
  for (const [name, path] of Object.entries({ node: process.execPath, ...programs }))
    await symlink(path, join(onPath, name));
  const tries = join(home, 'tries');
  const env = {
    PATH: onPath,
    HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    K6_BIN: '',
    NETWORK_TRIES: tries,
    NODE_OPTIONS: `--import=${join(root, 'test', 'e2e', 'no-network.mjs')}`,
  };
  const tried = async (): Promise<string[]> => {
    const text = await readFile(tries, 'utf8').catch(() => '');
    return text.split('\n').filter((line) => line !== '');
  };
  return { env, tried };
}
