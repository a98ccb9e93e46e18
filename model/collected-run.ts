import type { CorpusHead } from './corpus.ts';
import type { Segment } from './load-shape.ts';

export const collectedRunSchema = 'trigger-harness/run/1';

/** What a collector must know of a run that others send; `deploy` writes it, and `load` knows it itself. Holds no secret. */
export interface CollectedRun {
  readonly schema: typeof collectedRunSchema;
  readonly scenario: string;
  readonly target: { readonly name: string; readonly platform: string };
  /** Requests a second of all instances together, on average. */
  readonly rate: number;
  /** Where the rate changes: how. */
  readonly shape?: readonly Segment[] | undefined;
  readonly durationMs: number;
  /** Left out of figures at the start. */
  readonly warmUpMs?: number | undefined;
  /** A request is given up after this time. */
  readonly timeoutMs: number;
  /** Requests that are due, of all instances together. */
  readonly requests: number;
  /** Virtual users of all instances together. */
  readonly vus: number;
  readonly instances: number;
  readonly seed: number;
  readonly mix?: { readonly accept: number; readonly reject: number } | undefined;
  readonly corpus?: CorpusHead['counts'] | undefined;
  readonly thresholds: readonly string[];
  /** The version of k6 that the instances run. */
  readonly k6: string;
}
