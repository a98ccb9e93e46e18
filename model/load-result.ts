import type { RunFacts, ShownResponse } from './contract-result.ts';
import type { LoadComparison } from './load-comparison.ts';

export const loadSchema = 'trigger-harness/load/1';

/** A latency histogram: counts of samples by upper bound in milliseconds, ascending. */
export interface Histogram {
  readonly buckets: readonly { readonly upTo: number; readonly count: number }[];
  readonly count: number;
  /** Milliseconds. */
  readonly sum: number;
}

/** Percentiles in milliseconds; null where the sample is too small to say (fewer than 10 beyond it). */
export interface Percentiles {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly 'p99.9': number | null;
  readonly max: number | null;
}

/** One second of a run. */
export interface SeriesPoint {
  /** Seconds since the run's start. */
  readonly t: number;
  readonly asked: number;
  readonly started: number;
  readonly finished: number;
  readonly dropped: number;
  readonly failed: number;
  readonly violations: number;
  /** By kind, as in `LoadError.kind`; kinds that did not occur are left out. */
  readonly errors?: Readonly<Record<string, number>>;
  readonly vus: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

/** A limit and how it stood. */
export interface ThresholdResult {
  /** As it was written: `p95<300ms`. */
  readonly expression: string;
  readonly limit: number;
  readonly actual: number | null;
  readonly verdict: 'held' | 'missed' | 'no-sample';
  /** Seconds since the start at which it was first crossed. */
  readonly crossedAt?: number;
}

/** A kind of failure or violation under load, with the first of its kind. */
export interface LoadError {
  /** `violation:matching.requires`, `duplicate`, `status:500`, `network:reset`, `exception`. */
  readonly kind: string;
  readonly message: string;
  readonly count: number;
  /** Seconds since the start. */
  readonly firstAt?: number;
  readonly lastAt?: number;
  readonly sample?: { readonly case: string; readonly response?: ShownResponse; readonly detail: string };
}

/** `result.json` of a load run. */
export interface LoadResult {
  readonly schema: typeof loadSchema;
  readonly scenario: string;
  readonly verdict: 'pass' | 'fail' | 'invalid' | 'partial';
  readonly reason: string;
  readonly thresholds: readonly ThresholdResult[];
  /**
   * Of the whole run. From the time a request was due where k6 began it more than 10 ms late, which is rare; else from
   * its begin. Until its answer was judged.
   */
  readonly latency: Percentiles;
  /** The same with each dropped request counted as slower than all others; null where that is the value. */
  readonly latencyWithDropped?: Percentiles;
  /** Where the percentiles come from: k6's exact samples, or a histogram with buckets this wide (a share). */
  readonly exactness: { readonly source: 'samples' | 'histogram'; readonly bucketWidth: number };
  readonly requests: {
    readonly planned: number;
    readonly started: number;
    readonly finished: number;
    readonly dropped: number;
    readonly failed: number;
    readonly duplicates: number;
    readonly violations: number;
  };
  readonly rate: { readonly asked: number; readonly reached: number };
  /** The shares of accepted and rejected requests that were asked for, in percent. */
  readonly mix?: { readonly accept: number; readonly reject: number };
  /** The different requests that were made beforehand; a run goes round them. */
  readonly corpus?: { readonly accept: number; readonly reject: number };
  /** By kind of request: JSON or XML, accept or reject. */
  readonly kinds: readonly {
    readonly kind: string;
    readonly requests: number;
    readonly violations: number;
    readonly latency: Percentiles;
    readonly histogram?: Histogram;
  }[];
  /** Milliseconds of each phase: blocked, connecting, sending, waiting, receiving. */
  readonly phases: readonly {
    readonly phase: string;
    readonly p50: number | null;
    readonly p95: number | null;
    readonly histogram?: Histogram;
  }[];
  readonly errors: readonly LoadError[];
  readonly histogram: Histogram;
  readonly series: readonly SeriesPoint[];
  /** Latency counts by second, for the heat-map; buckets as in `histogram`. */
  readonly heat: readonly { readonly t: number; readonly counts: readonly (readonly [number, number])[] }[];
  /** Left out of latencies, errors and rates at the start, in milliseconds. */
  readonly warmUpMs?: number;
  /** Why the harness itself ended the run before its time: a threshold that could no longer hold, or the breaking point. */
  readonly stopped?: {
    readonly by: 'threshold' | 'breakpoint';
    readonly expression?: string;
    /** Seconds since the start. */
    readonly at: number;
  };
  /** breakpoint: the highest rate at which everything held, the first at which something broke, and each step. */
  readonly knee?: {
    readonly held: number | null;
    readonly broke: number | null;
    readonly steps: readonly {
      readonly rate: number;
      readonly from: number;
      readonly to: number;
      readonly broken: readonly string[];
    }[];
  };
  /** What kept the run from its plan, if anything did; with the evidence. */
  readonly limit?: { readonly by: 'generator' | 'target'; readonly text: string } | null;
  /** How the generator itself did; `limit` says what held it back, if anything did. */
  readonly generator: {
    readonly k6: string;
    readonly vusMax: number;
    readonly vusLimit: number;
    /** Processes that shared the requests, where there were several. */
    readonly instances?: number;
    readonly cpuShare: number | null;
    readonly limit: string | null;
    /** Requests that began more than 10 ms after they were due, and how late (milliseconds, of all requests). */
    readonly late?: { readonly requests: number; readonly p99: number; readonly max: number };
    readonly exit: number | null;
  };
  /** Beside earlier runs, where some were given. */
  readonly comparison?: LoadComparison;
  readonly run: RunFacts;
}
