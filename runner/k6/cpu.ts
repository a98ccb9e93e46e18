import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Clock ticks a second in /proc; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Seconds of CPU that a process has used; null where the system does not tell (no /proc) or it is gone. */
export function cpuSeconds(pid: number): number | null {
  try {
    // The name in parentheses may hold spaces: fields are counted from behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? ticks / ticksPerSecond : null;
  } catch {
    return null;
  }
}

/** Watches how much of all cores a process uses. */
export interface CpuWatch {
  sample(): void;
  /** Share of all cores over the watched time, in [0, 1]; null if it is not known. */
  share(): number | null;
}

/** Watches several processes as one: their shares add up. */
export function watchAllCpu(pids: readonly number[]): CpuWatch {
  const all = pids.map((pid) => watchCpu(pid));
  return {
    sample() {
      for (const one of all) one.sample();
    },
    share() {
      const known = all.map((one) => one.share()).filter((share) => share !== null);
      return known.length === 0
        ? null
        : Math.min(
            1,
            known.reduce((sum, share) => sum + share, 0),
          );
    },
  };
}

export function watchCpu(pid: number, now: () => number = () => performance.now()): CpuWatch {
  const cores = availableParallelism();
  const first = { at: now(), cpu: cpuSeconds(pid) };
  let last = first;
  return {
    sample() {
      const cpu = cpuSeconds(pid);
      if (cpu !== null) last = { at: now(), cpu };
    },
    share() {
      if (first.cpu === null || last.cpu === null || last.at - first.at < 500) return null;
      return Math.min(1, ((last.cpu - first.cpu) * 1000) / (last.at - first.at) / cores);
    },
  };
}
