import type { EncodedRequest, PlanOptions } from '../../../generators/index.ts';
import type { Case, Skip } from '../../../model/case.ts';
import type { Coverage } from '../../../model/contract-result.ts';

/** A case and the request that it is sent as. */
export interface MadeCase {
  readonly case: Case;
  readonly request: EncodedRequest;
}

/** Which of a target's cases are made. */
export interface MakingOptions extends PlanOptions {
  /** Only every N-th case, beginning with the I-th. */
  readonly shard?: { readonly index: number; readonly of: number } | undefined;
}

/** Makes the cases of a run, in the order of its plan, as they are asked for. */
export interface Making {
  /** How many there will be; 0 until everything is combined. */
  readonly total: number;
  /** The next case, at once where one is ready; undefined after the last. */
  next(): MadeCase | undefined | Promise<MadeCase | undefined>;
  /** What cannot be tried on the target. */
  skipped(): Promise<readonly Skip[]>;
  /** The combinations of so many levels that the valid cases have. */
  coverage(strengths: readonly number[]): Promise<readonly Coverage[]>;
  close(): Promise<void>;
}
