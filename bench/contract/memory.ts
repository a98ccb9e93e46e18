import { readFileSync } from 'node:fs';

/** The most memory that this process ever had resident, in MB, as the kernel keeps it; undefined where it keeps none. */
export function peakMb(): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
