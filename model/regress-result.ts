import type { Assignment } from './case.ts';
import type { RunFacts, ShownRequest, ShownResponse } from './contract-result.ts';
import type { Answer, Aspect, DifferenceClass } from './regress.ts';
import type { RuleId } from './rules.ts';

export const regressSchema = 'trigger-harness/regress/1';

/** What a comparison is told to fail on. */
export type FailOn = 'breaking' | 'behaviour' | 'any';

/** One difference with one cause, however many cases show it. */
export interface Difference {
  /** The same for the same difference in another run: of its kind and its conditions. */
  readonly id: string;
  readonly class: DifferenceClass;
  readonly rule: RuleId;
  readonly aspect: Aspect;
  /** The id of the smallest case that shows it. */
  readonly case: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly message: string;
  readonly minimal: {
    readonly parameters: readonly string[];
    readonly levels: Assignment;
    readonly body: string;
    /** False where it was not shown by requests that this is enough. */
    readonly proven: boolean;
  };
  /** All rules whose cases show it. */
  readonly rules: readonly RuleId[];
  readonly cases: number;
  readonly members: readonly string[];
  readonly request?: ShownRequest;
  readonly response?: ShownResponse;
  readonly curl?: string;
  /** How often it showed when tried again, where that was not always. */
  readonly flaky?: { readonly failed: number; readonly tried: number };
}

/** One of the two that are compared. */
export interface Side {
  readonly kind: 'baseline' | 'target';
  readonly name: string;
  readonly platform: string;
  readonly harness: string;
  readonly host?: string;
}

/** Cases that were not compared, and why. */
export interface Incomparable {
  readonly reason: string;
  readonly cases: number;
  readonly examples: readonly string[];
}

/** Rules that were broken on one side, on the other, or on both: how many cases. */
export interface Standing {
  readonly rule: RuleId;
  readonly new: number;
  readonly fixed: number;
  readonly still: number;
}

/** `result.json` of `regress compare` and `regress diff`. */
export interface RegressResult {
  readonly schema: typeof regressSchema;
  readonly verdict: 'same' | 'changed' | 'breaking' | 'not-comparable';
  readonly reason: string;
  readonly failOn: FailOn;
  readonly counts: {
    readonly compared: number;
    readonly differing: number;
    readonly notComparable: number;
    readonly unsteady: number;
  };
  readonly differences: readonly Difference[];
  readonly standing: readonly Standing[];
  readonly notComparable: readonly Incomparable[];
  readonly notes: readonly string[];
  readonly before: Side;
  readonly after: Side;
  /** What the differing cases get now, for `regress accept`: an answer a case, by its place in `answers`. */
  readonly answers: readonly Answer[];
  readonly changed: Readonly<Record<string, number>>;
  readonly run: RunFacts;
}
