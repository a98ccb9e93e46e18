import type { Buckets } from './buckets.ts';
import type { Series } from './write-request.ts';

/** Series of one generator; a run has a few hundred. */
const mostSeries = 20_000;

/** The last state of one generator's cumulative series. */
export interface Generator {
  readonly counters: Map<string, number>;
  readonly histograms: Map<string, Buckets>;
  /** By its own clock, with `skewMs` added. */
  pushedAt: number | undefined;
  readonly skewMs: number;
  heardAt: number;
  ended: boolean;
  dropped: number;
  vus: number;
  vusMax: number;
  /** How late the first request of each of its virtual users began, in seconds. */
  firstLate: Buckets;
}

/** @throws Error if a generator would have more series than one of ours ever has. */
export function checkSize({ counters, histograms }: Generator, all: readonly Series[]): void {
  const size = counters.size + histograms.size;
  if (size + all.length <= mostSeries) return;
  const fresh = all.filter((one) => {
    const key = keyOf(one);
    return !counters.has(key) && !histograms.has(key);
  });
  if (size + fresh.length > mostSeries) throw new Error('too many series of one generator');
}

/** What tells a series from others. */
export function keyOf(one: Series): string {
  const labels = Object.entries(one.labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([one.name, labels]);
}

/** Stands before the kind of requests that belong to the warm-up. */
export const warmMark = /^~/;

/** The kind of a series' requests, marked where they belong to the warm-up. */
export function timedKind({ kind = '', warm }: Readonly<Record<string, string>>): string {
  return warm === undefined ? kind : `~${kind}`;
}
