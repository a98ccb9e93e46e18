import { emptyBuckets, type Buckets } from './buckets.ts';

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
  /** Latency since requests were due, by kind of request. */
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
}
