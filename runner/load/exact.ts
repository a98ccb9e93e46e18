import type { Percentiles } from '../../model/load-result.ts';
import { isSupported, round } from '../k6/receive/percentiles.ts';

/** Latencies by quantile in milliseconds, from all samples. */
export interface ExactLatency {
  readonly count: number;
  readonly quantiles: ReadonlyMap<number, number>;
}

/** Quantiles by k6's names of them. */
export const quantileNames: readonly (readonly [number, string])[] = [
  [0.5, 'med'],
  [0.9, 'p(90)'],
  [0.95, 'p(95)'],
  [0.99, 'p(99)'],
  [0.999, 'p(99.9)'],
  [1, 'max'],
];

/** The percentiles that the sample supports. */
export function exactPercentiles({ count, quantiles }: ExactLatency): Percentiles {
  const at = (quantile: number): number | null => {
    const ms = quantiles.get(quantile);
    return ms !== undefined && (quantile === 1 || isSupported(quantile, count)) ? round(ms) : null;
  };
  return { p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), 'p99.9': at(0.999), max: at(1) };
}
