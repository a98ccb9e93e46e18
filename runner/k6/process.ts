import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { K6Exit } from './exit.ts';

export interface K6Process {
  readonly pid: number;
  readonly ended: Promise<K6Exit>;
  /** Asks k6 to stop; it still writes what it measured. After the grace time it is killed. */
  stop(graceMs?: number): void;
  /** Ends k6 and everything it started, at once. */
  readonly kill: () => void;
}

export interface K6Call {
  readonly path: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly onLine: (line: string) => void;
}

const longestLine = 65_536;
const windows = process.platform === 'win32';

/** Whatever runs when this process ends, ends with it; one listener for all, because Node warns of many. */
const running = new Set<() => void>();
process.on('exit', () => {
  for (const kill of running) kill();
});

/**
 * Starts k6 in a process group of its own, so that it can be ended with everything it started.
 *
 * Nothing of the caller's environment goes in but what `env` names.
 */
export function startK6({ path, args, env, cwd, onLine }: K6Call): K6Process {
  const child = spawn(path, args, {
    cwd,
    env,
    detached: !windows,
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });
  let over = false;
  const kill = (): void => {
    // Once it is over its number may be another process's.
    if (!over) signalGroup(child.pid, 'SIGKILL');
  };
  running.add(kill);
  readLines(child.stderr, onLine);
  let grace: NodeJS.Timeout | undefined;
  const ended = new Promise<K6Exit>((resolve, reject) => {
    child.once('error', reject);
    // The leader is gone; whatever it started goes as well, or it would hold the pipe open and go on sending.
    if (!windows) child.once('exit', kill);
    child.once('close', (code, signal) => resolve({ code, signal }));
  }).finally(() => {
    clearTimeout(grace);
    running.delete(kill);
    over = true;
  });
  return {
    pid: child.pid ?? -1,
    ended,
    stop(graceMs = 10_000) {
      if (over) return;
      if (windows) child.kill('SIGINT');
      else signalGroup(child.pid, 'SIGINT');
      grace ??= setTimeout(kill, graceMs);
    },
    kill,
  };
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(windows ? pid : -pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Gives whole lines; what is longer than a line of ours can be is cut. */
function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = (lines.pop() ?? '').slice(0, longestLine);
    for (const line of lines) if (line !== '') onLine(line.slice(0, longestLine));
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}
