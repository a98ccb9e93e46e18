import { setTimeout as delay } from 'node:timers/promises';

/** Holds callers back so that no more than a rate starts; resolves at once when there is no limit. */
export interface Pace {
  turn(): Promise<void> | undefined;
}

/** A pace of so many turns a second, evenly spaced; undefined: no limit. */
export function paceOf(rate: number | undefined): Pace {
  if (rate === undefined) return { turn: () => undefined };
  const spacing = 1000 / rate;
  let next = 0;
  return {
    turn() {
      const now = performance.now();
      const due = Math.max(now, next);
      next = due + spacing;
      return due - now < 1 ? undefined : delay(due - now).then(() => undefined);
    },
  };
}
