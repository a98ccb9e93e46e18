import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NotAvailable } from './peer.ts';

const run = promisify(execFile);
const installMinutes = 15;

/** Where a tool is kept between runs of the bench, outside of the checkout. */
export async function cacheFolder(tool: string): Promise<string> {
  const root = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(root, 'trigger-harness', 'peers', tool);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Runs a step of an installation; what it says at its end is why the peer is not available. */
export async function step(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  try {
    const { stdout } = await run(command, args, {
      env: { ...process.env, ...env },
      timeout: installMinutes * 60_000,
      maxBuffer: 50_000_000,
    });
    return stdout.trim();
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    const lines = stderr.split('\n').filter((line) => line.trim() !== '');
    throw new NotAvailable((lines.at(-1) ?? message).slice(0, 200));
  }
}
