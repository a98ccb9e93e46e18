import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** A process that ran to its end or to its time limit, with its output. */
export interface Measured {
  readonly code: number | null;
  readonly timedOut: boolean;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  readonly seconds: number;
  readonly peakRssMb: number | undefined;
  /** Processor time of the process tree; says more than the clock where the machine is busy. */
  readonly cpuSeconds: number;
  readonly output: string;
}

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly seconds: number;
}

const pollMs = 20;
/** Of /proc's times; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** The most that was seen of a process. */
interface Usage {
  readonly kilobytes: number;
  readonly ticks: number;
}

const outputKept = 2_000_000;

/** Runs a command in a group of its own, kills the group at the time limit, and watches how much memory it takes. */
export async function measured({ command, args, cwd, env = {}, seconds }: Command): Promise<Measured> {
  const startedAt = Date.now();
  const began = performance.now();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    if (output.length < outputKept) output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const usages = new Map<number, Usage>();
  const poll = setInterval(() => child.pid !== undefined && note(child.pid, usages), pollMs);
  let timedOut = false;
  const limit = setTimeout(() => {
    timedOut = true;
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, seconds * 1000);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    const all = [...usages.values()];
    const kilobytes = all.reduce((sum, usage) => sum + usage.kilobytes, 0);
    const ticks = all.reduce((sum, usage) => sum + usage.ticks, 0);
    return {
      code,
      timedOut,
      startedAt,
      seconds: (performance.now() - began) / 1000,
      peakRssMb: kilobytes === 0 ? undefined : kilobytes / 1024,
      cpuSeconds: ticks / ticksPerSecond,
      output,
    };
  } finally {
    clearInterval(poll);
    clearTimeout(limit);
  }
}

/** The highest resident size of a process and of those it started, as the kernel keeps it, and their times. */
function note(pid: number, usages: Map<number, Usage>): void {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1];
  // Fields 14 and 15; the name in field 2 may hold blanks and brackets.
  const [user, system] = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13);
  if (kilobytes !== undefined && system !== undefined)
    usages.set(pid, { kilobytes: Number(kilobytes), ticks: Number(user) + Number(system) });
  for (const child of read(`/proc/${pid}/task/${pid}/children`).split(' ')) {
    if (child !== '') note(Number(child), usages);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process is gone, or the machine has no /proc.
    return '';
  }
}
