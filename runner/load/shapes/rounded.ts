import type { Segment } from '../../../model/load-shape.ts';

/** A rate as k6 can keep it: a whole number of requests in 1,000 seconds. */
export function roundedRate(rate: number): number {
  return Math.round(rate * 1000) / 1000;
}

/** A stretch with one rate. */
export function level(rate: number, durationMs: number): Segment {
  return slope(rate, rate, durationMs);
}

/** A stretch in which the rate goes from one value to another. */
export function slope(from: number, to: number, durationMs: number): Segment {
  return { durationMs, from: roundedRate(from), to: roundedRate(to) };
}
