import type { SeriesPoint } from '../../model/load-result.ts';
import { clock, duration } from '../charts/format.ts';

/** Seconds in a row in which requests were due and none was finished. */
export interface Stall {
  readonly from: number;
  readonly seconds: number;
}

/** A single second without an answer can be chance; from two on the target stood still. */
const shortestStall = 2;

/** With fewer requests a second, seconds without an answer are ordinary. */
const enoughDue = 5;

/** The stretches in which the target stood still. */
export function stallsOf(series: readonly SeriesPoint[]): readonly Stall[] {
  const stalls: Stall[] = [];
  let from: number | undefined;
  let seconds = 0;
  for (const point of series) {
    const still = point.finished === 0 && Math.max(point.asked, point.started) >= enoughDue;
    if (still) {
      from ??= point.t;
      seconds++;
      continue;
    }
    if (from !== undefined && seconds >= shortestStall) stalls.push({ from, seconds });
    from = undefined;
    seconds = 0;
  }
  if (from !== undefined && seconds >= shortestStall) stalls.push({ from, seconds });
  return stalls;
}

/** A sentence about the stalls of a run; undefined where there were none. */
export function stallWords(stalls: readonly Stall[]): string | undefined {
  const longest = [...stalls].sort((a, b) => b.seconds - a.seconds)[0];
  if (longest === undefined) return undefined;
  const when = `${duration(longest.seconds)} from ${clock(longest.from)}`;
  if (stalls.length === 1) return `The target stood still once: no request was finished for ${when}.`;
  return `The target stood still ${stalls.length} times, the longest for ${when}: no request was finished.`;
}
