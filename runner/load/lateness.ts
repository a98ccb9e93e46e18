import type { Measurements } from '../k6/receive/measurements.ts';
import { quantileOf } from '../k6/receive/percentiles.ts';

/** Requests that begin later than this, one in a hundred of them, say that the generator was short of something. */
export const muchLateMs = 100;

/** How late requests began at a quantile, in milliseconds; those that were not late count as 0. */
export function latenessAt({ lateness, finished }: Measurements, quantile: number): number {
  let all = 0;
  for (const count of finished.values()) all += count;
  const beyond = (1 - quantile) * Math.max(all, lateness.count);
  if (lateness.count === 0 || lateness.count <= beyond) return 0;
  return (quantileOf(lateness, 1 - beyond / lateness.count) ?? 0) * 1000;
}
