import { dueBefore, makeDueTimes, type Schedule } from '../../model/load-shape.ts';
import type { LooksLate } from '../k6/receive/late.ts';

/**
 * How late requests look because k6 gives no number to those it drops: they take the due times of earlier ones.
 *
 * Of `instances` that share a run's numbers, each has every n-th number.
 */
export function makeLooksLate({ shape, requests }: Schedule, instances = 1): LooksLate {
  const dueTimes = makeDueTimes(shape);
  return (dropped, atMs) => {
    if (dropped === 0) return 0;
    const number = Math.min(requests, dueBefore(shape, atMs)) - 1;
    return number < 0 ? 0 : dueTimes(number) - dueTimes(Math.max(0, number - dropped * instances));
  };
}
