import type { Finding } from '../../../model/judgement.ts';
import type { RuleId } from '../../../model/rules.ts';
import type { Case } from '../../../model/case.ts';
import type { Target } from '../../../model/target.ts';
import type { Failure } from '../ledger.ts';
import type { Condition } from './condition.ts';

/** A distinct reason for failures: the smallest request that shows it, and all the cases that it explains. */
export interface Cause {
  readonly rule: RuleId;
  readonly finding: Finding;
  /** The smallest failing case, as it was last seen failing. */
  readonly smallest: Failure;
  /** What a request must have to fail, beyond the plain one. */
  readonly conditions: readonly Condition[];
  readonly parameters: readonly string[];
  readonly proven: boolean;
  readonly failures: readonly Failure[];
  readonly flaky?: { readonly failed: number; readonly tried: number };
}

/** Runs one case again, alone, with everything that is checked of it. */
export type Probe = (testCase: Case) => Promise<Failure>;

export interface CauseOptions {
  readonly target: Target;
  readonly probe: Probe;
  /** No further requests once this holds: what is not explained by then is reported as it is. */
  readonly stopped: () => boolean;
}
