import type { Segment } from '../../../model/load-shape.ts';
import { slope } from './rounded.ts';

/** How a campaign's requests come: `flat`, `front-loaded` (falling evenly from twice the mean to nothing), or by minute. */
export type Curve = 'flat' | 'front-loaded' | readonly number[];

/** The segments of a campaign: so many requests within a time, by a curve; a curve by minute brings its own numbers. */
export function campaignShape(audience: number, withinMs: number, curve: Curve): Segment[] {
  if (typeof curve !== 'string') return curve.map((count) => slope(up(count / 60), up(count / 60), 60_000));
  const mean = (audience * 1000) / withinMs;
  if (curve === 'flat') return [slope(up(mean), up(mean), withinMs)];
  return [slope(up(2 * mean), 0, withinMs)];
}

/** How many requests a campaign has: its audience, or all of its minutes. */
export function campaignRequests(audience: number, curve: Curve): number {
  return typeof curve === 'string' ? audience : curve.reduce((sum, count) => sum + count, 0);
}

/** Rounded up, so that nobody is left out at the end; who would be too many is not sent to. */
function up(rate: number): number {
  return Math.ceil(rate * 1000 - 1e-6) / 1000;
}
