import type { MockOptions } from './options.ts';

/** How slow a mock is on purpose. */
export type Behaviour = Pick<MockOptions, 'latencyMs' | 'capacity' | 'stall'>;

/** Tells how many milliseconds a request that arrives now waits; undefined when none ever waits. */
export function pacing({ latencyMs = 0, capacity, stall }: Behaviour): ((now: number) => number) | undefined {
  if (latencyMs <= 0 && capacity === undefined && stall === undefined) return undefined;
  const interval = capacity === undefined ? 0 : 1000 / capacity;
  let started: number | undefined;
  let free = 0;
  return (now) => {
    started ??= now;
    let due = now;
    if (capacity !== undefined) {
      due = Math.max(now, free);
      free = due + interval;
    }
    due += latencyMs;
    if (stall === undefined) return due - now;
    const age = due - started;
    const phase = age % stall.everyMs;
    if (age >= stall.everyMs && phase < stall.forMs) due += stall.forMs - phase;
    return due - now;
  };
}
