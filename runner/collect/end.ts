import { setTimeout } from 'node:timers/promises';
import type { Collector, Heard } from '../k6/receive/collector.ts';

/** When a collector is to stop waiting. */
export interface Waiting {
  readonly instances: number;
  /** With no push for so long, what has not come does not come. */
  readonly idleMs: number;
  /** The same before the first request: generators are made ready meanwhile, and may push that they are. */
  readonly waitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onTick?: (() => void) | undefined;
}

/** Why collecting ended: all instances said so, none said anything for a time, or the caller stopped it. */
export type End = 'whole' | 'idle' | 'nothing' | 'stopped';

const tickMs = 200;

/** Waits until nothing more is to come. */
export async function waitForEnd(collector: Collector, waiting: Waiting): Promise<End> {
  const since = Date.now();
  for (;;) {
    if (waiting.signal?.aborted === true) return 'stopped';
    const heard = [...collector.generators().values()];
    if (heard.length >= waiting.instances && heard.every(({ ended }) => ended)) return 'whole';
    const begun = collector.measurements().startedAt !== undefined;
    if (!begun && Date.now() - since > waiting.waitMs) return 'nothing';
    if (begun && Date.now() - lastOf(heard) > waiting.idleMs) return 'idle';
    waiting.onTick?.();
    await setTimeout(tickMs, undefined, { signal: waiting.signal }).catch(() => undefined);
  }
}

function lastOf(heard: readonly Heard[]): number {
  return Math.max(...heard.map(({ at }) => at));
}
