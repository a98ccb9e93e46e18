import { emptyBuckets, mergeBuckets, type Buckets } from '../k6/receive/buckets.ts';
import { noCounts, type Counts, type Measurements, type Second } from '../k6/receive/measurements.ts';
import { quantileOf } from '../k6/receive/percentiles.ts';
import type { Figures } from './evaluate.ts';
import { isInScope, type Scope } from './scope.ts';

/** Counts and latencies of some requests, in some time. */
export interface Part extends Counts {
  dropped: number;
  planned: number;
  latency: Buckets;
}

/** The part of a run that a scope names; the warm-up is left out. */
export function partOf(measured: Measurements, scope: Scope, planned: number): Part {
  const part: Part = { ...noCounts(), planned, dropped: measured.dropped, latency: emptyBuckets() };
  for (const [kind, counts] of measured.counts) if (isInScope(kind, scope)) add(part, counts);
  for (const [kind, latency] of measured.latency)
    if (isInScope(kind, scope)) part.latency = mergeBuckets(part.latency, latency);
  return part;
}

/** The part of a second that a scope names. */
export function partOfSecond(second: Second | undefined, scope: Scope, planned: number): Part {
  const part: Part = {
    ...noCounts(),
    planned,
    dropped: second?.dropped ?? 0,
    latency: emptyBuckets(),
  };
  if (second === undefined) return part;
  if (scope.length === 0) {
    const { finished, failed, violations, latency, errors } = second;
    return { ...part, finished, failed, violations, duplicates: errors.get('duplicate') ?? 0, latency };
  }
  for (const [kind, ofKind] of second.kinds) {
    if (!isInScope(kind, scope)) continue;
    add(part, ofKind);
    part.latency = mergeBuckets(part.latency, ofKind.latency);
  }
  return part;
}

/** Adds counts to a part; `sign` -1 takes them away. */
export function add(part: Counts, counts: Counts, sign: 1 | -1 = 1): void {
  part.finished += sign * counts.finished;
  part.failed += sign * counts.failed;
  part.violations += sign * counts.violations;
  part.duplicates += sign * counts.duplicates;
}

/** What thresholds look at in a part; `seconds` is how long its requests were due. */
export function figuresOfPart(part: Part, seconds: number): Figures {
  const { planned, finished, failed, violations, duplicates, dropped, latency } = part;
  return {
    latency: (quantile) => {
      const value = quantileOf(latency, quantile);
      return value === null ? null : value * 1000;
    },
    planned,
    finished,
    errors: failed,
    violations,
    duplicates,
    dropped,
    rate: finished === 0 ? null : finished / seconds,
  };
}
