import type { LoadResult, SeriesPoint } from '../../model/load-result.ts';
import { count } from '../charts/format.ts';
import { verdictOf } from './verdict.ts';

/** A rate in requests a second that times may be worked out from, and how far it can be trusted. */
export interface SafeRate {
  readonly rate: number;
  /** False where the run did not pass: then it is a rate that was reached, and no promise. */
  readonly safe: boolean;
  /** Completes "at …": `the rate that was held`. */
  readonly basis: string;
}

/** The rate that a run vouches for; undefined where it says nothing about the target. */
export function safeRate(result: LoadResult): SafeRate | undefined {
  const { kind } = verdictOf(result);
  if (kind === 'invalid' || !(result.rate.reached > 0)) return undefined;
  const safe = kind === 'pass';
  if (typeof result.knee?.held === 'number')
    return { rate: result.knee.held, safe, basis: 'the highest step at which every limit held' };
  if (result.generator.limit !== null) {
    return { rate: result.rate.reached, safe, basis: 'the most that the generator could send' };
  }
  if (!rateVaries(result)) {
    return {
      rate: result.rate.reached,
      safe,
      basis: safe ? 'the rate that was held' : 'the rate that was reached',
    };
  }
  const held = highestHeld(result);
  if (held === undefined) return { rate: result.rate.reached, safe: false, basis: 'the average rate' };
  return {
    rate: held,
    safe,
    basis: safe ? 'the highest rate that was held' : 'the highest rate before a limit was crossed',
  };
}

/** Whether the rate that was asked for changed over the run, so that its average says little. */
export function rateVaries({ series }: LoadResult): boolean {
  // Single seconds differ at any rate that is no whole number, and the last one may be cut short.
  const whole = series.slice(0, -1);
  const parts = Math.min(10, Math.floor(whole.length / 5));
  const means = Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * whole.length) / parts);
    const to = Math.floor(((part + 1) * whole.length) / parts);
    return whole.slice(from, to).reduce((sum, { asked }) => sum + asked, 0) / (to - from);
  });
  return Math.max(...means) > Math.min(...means) * 1.5;
}

const secondsToHold = 10;

/** The highest rate asked for in at least 10 seconds before the first crossing in which all of it was finished. */
function highestHeld(result: LoadResult): number | undefined {
  const crossed = result.thresholds.flatMap(({ crossedAt }) => (crossedAt === undefined ? [] : [crossedAt]));
  const until = crossed.reduce((a, b) => Math.min(a, b), Infinity);
  const held = result.series
    .filter((point) => point.t < until && kept(point))
    .map((point) => point.asked)
    .sort((a, b) => b - a);
  return held[secondsToHold - 1];
}

function kept({ asked, finished, dropped }: SeriesPoint): boolean {
  return asked > 0 && dropped === 0 && finished >= asked * 0.95;
}

/** A rate as people read it: `480/s`. */
export function perSecond(rate: number): string {
  return `${count(rate >= 10 ? Math.round(rate) : rate)}/s`;
}
