import type { Expectation } from './case.ts';
import type { RuleId } from './rules.ts';

/** What a response amounts to: taken, refused, or neither (no envelope, no response). */
export type Outcome = 'accept' | 'reject' | 'none';

/** One thing that is wrong with a response. */
export interface Finding {
  readonly rule: RuleId;
  readonly expected: string;
  readonly got: string;
  /** A sentence for a person. */
  readonly message: string;
}

/** What the checks say of one case's response. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly expects: Expectation;
  /** HTTP status, the envelope's `error` and `error_text`, where there are any. */
  readonly status?: number;
  readonly error?: number;
  readonly errorText?: string;
  readonly duplicate: boolean;
  readonly findings: readonly Finding[];
}
