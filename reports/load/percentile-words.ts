import type { LoadResult, Percentiles } from '../../model/load-result.ts';
import { count, milliseconds, percent } from '../charts/format.ts';
import { enoughBeyond } from '../charts/quantiles.ts';

export const percentileNames = ['p50', 'p90', 'p95', 'p99', 'p99.9', 'max'] as const;

export type PercentileName = (typeof percentileNames)[number];

/** A percentile, or that there are too few samples for it. */
export function percentileWords(value: number | null): string {
  return value === null ? 'too few samples' : milliseconds(value);
}

/** Why a percentile is not given; undefined where it is, or where there is nothing to explain. */
export function whyMissing(latency: Percentiles, samples: number): string | undefined {
  const missing = percentileNames.filter((name) => latency[name] === null && name !== 'max');
  if (missing.length === 0) return undefined;
  const needs = missing.map((name) => `${name} needs ${count(samplesFor(name))}`).join(', ');
  return `A percentile is given only with at least ${enoughBeyond} samples beyond it: ${needs}; there are ${count(samples)}.`;
}

/** How many samples a percentile needs for 10 to lie beyond it. */
export function samplesFor(name: PercentileName): number {
  if (name === 'max') return 1;
  const beyond = 1 - Number(name.slice(1)) / 100;
  return Math.ceil(enoughBeyond / beyond - 1e-6);
}

/** How exact the percentiles of a run are, and from which moment they count. */
export function exactnessWords({ exactness }: LoadResult): string {
  const from =
    'Times count from the moment a request was due, so that a slow target cannot hide its own queue.';
  if (exactness.source === 'samples')
    return `Percentiles are exact: taken from every request's own time. ${from}`;
  return `Percentiles come from a histogram whose buckets are ${percent(exactness.bucketWidth)} wide: each is exact to within that. ${from}`;
}
