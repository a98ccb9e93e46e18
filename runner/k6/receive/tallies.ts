import { emptyBuckets, mergeBuckets, type Buckets } from './buckets.ts';
import type { Tally } from './measurements.ts';

/** Different keys that are kept of anything: more are a fault of whoever pushes. */
export const mostKeys = 500;

/** The time that a push covers, in milliseconds since the start. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function middleOf({ from, to }: Span): number {
  return (from + to) / 2;
}

export function tally(into: Tally, more: number, span: Span): void {
  const at = Math.max(0, Math.floor(middleOf(span) / 1000));
  if (into.count === 0) into.firstAt = at;
  into.lastAt = Math.max(into.lastAt, at);
  into.count += more;
}

export function tallyOf(all: Map<string, Tally>, key: string): Tally {
  let found = all.get(key);
  if (found === undefined) {
    found = { count: 0, firstAt: -1, lastAt: -1 };
    if (all.size < mostKeys) all.set(key, found);
  }
  return found;
}

export function increase(all: Map<string, number>, key: string, more: number): void {
  if (all.size < mostKeys || all.has(key)) all.set(key, (all.get(key) ?? 0) + more);
}

export function merge(all: Map<string, Buckets>, key: string, more: Buckets): void {
  if (all.size < mostKeys || all.has(key))
    all.set(key, mergeBuckets(all.get(key) ?? emptyBuckets(more.schema), more));
}
