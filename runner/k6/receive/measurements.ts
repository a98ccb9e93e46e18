import { emptyBuckets, type Buckets } from './buckets.ts';

/** Counts of some requests. */
export interface Counts {
  finished: number;
  failed: number;
  violations: number;
  duplicates: number;
}

/** Counts and latencies of the requests of one kind in one second. */
export interface KindSecond extends Counts {
  latency: Buckets;
}

export function noCounts(): Counts {
  return { finished: 0, failed: 0, violations: 0, duplicates: 0 };
}

/** What was measured in one second of a run. */
export interface Second {
  finished: number;
  failed: number;
  dropped: number;
  violations: number;
  vus: number;
  latency: Buckets;
  /** By kind, as in `LoadError.kind`. */
  readonly errors: Map<string, number>;
  /** By kind of request, where that was asked for. */
  readonly kinds: Map<string, KindSecond>;
}

export function emptySecond(): Second {
  return {
    finished: 0,
    failed: 0,
    dropped: 0,
    violations: 0,
    vus: 0,
    latency: emptyBuckets(),
    errors: new Map(),
    kinds: new Map(),
  };
}

/** How often something happened, and in which seconds first and last. */
export interface Tally {
  count: number;
  firstAt: number;
  lastAt: number;
}

/** Everything that generators have sent so far; times in seconds since the start, histograms in seconds. */
export interface Measurements {
  /** Milliseconds since the epoch at which the first generator started; undefined: nothing came yet. */
  readonly startedAt: number | undefined;
  readonly seconds: ReadonlyMap<number, Second>;
  /** By kind of request; requests of the warm-up count only where they broke the contract. */
  readonly counts: ReadonlyMap<string, Counts>;
  /** Latency since requests were due, by kind of request, without the warm-up. */
  readonly latency: ReadonlyMap<string, Buckets>;
  /** By phase: blocked, connecting, tls_handshaking, sending, waiting, receiving. */
  readonly phases: ReadonlyMap<string, Buckets>;
  /** How late requests began; only those that were late. */
  readonly lateness: Buckets;
  readonly finished: ReadonlyMap<string, number>;
  readonly dropped: number;
  /** By failure: `status:500`, `network:reset`. */
  readonly failures: ReadonlyMap<string, Tally>;
  /** By rule. */
  readonly violations: ReadonlyMap<string, Tally>;
  /** By kind of request. */
  readonly violationsByKind: ReadonlyMap<string, number>;
  readonly duplicates: Tally;
  readonly exceptions: Tally;
  readonly vusMax: number;
  /** Iterations beyond the plan, which sent nothing. */
  readonly surplus: number;
}
