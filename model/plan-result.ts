import type { RunFacts } from './contract-result.ts';
import type { Percentiles, ThresholdResult } from './load-result.ts';

export const planSchema = 'trigger-harness/plan/1';

/** What a step was made for: to go up, to try the rate that is asked for, to narrow, to repeat, to see the target rest. */
export type StepPurpose = 'grow' | 'required' | 'narrow' | 'repeat' | 'recover';

/** One rate that was tried for a while; all figures are of the time after its warm-up. */
export interface PlanStep {
  readonly purpose: StepPurpose;
  /** Requests a second that were asked for, and that were finished. */
  readonly rate: number;
  readonly reached: number;
  /** `undecided`: it says nothing of the target, because the generator was the limit or the step is not whole. */
  readonly verdict: 'held' | 'failed' | 'undecided';
  /** What kept it from holding. */
  readonly reasons: readonly string[];
  readonly limitedBy: 'target' | 'generator' | null;
  readonly startedAt: string;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  readonly requests: number;
  readonly failed: number;
  readonly dropped: number;
  readonly latency: Percentiles;
  readonly meanMs: number | null;
  /** How much slower answers became over the step, in milliseconds; 0 where no trend is shown. */
  readonly growthMs: number;
  readonly slo: readonly ThresholdResult[];
  readonly vus: number;
  /** Share of all cores that the generator used, in [0, 1]. */
  readonly cpuShare: number | null;
}

/** What kept the search from a higher rate; null: it was not looked for. */
export type PlanLimit =
  'target' | 'generator' | 'ceiling' | 'guard' | 'time' | 'unsteady' | 'interrupted' | null;

/** A condition of the decision, with what it rests on. */
export interface PlanGate {
  readonly name: string;
  readonly verdict: 'met' | 'missed' | 'unknown';
  readonly evidence: string;
  /** When the evidence was measured. */
  readonly at: string | null;
}

/** `result.json` of a plan. */
export interface PlanResult {
  readonly schema: typeof planSchema;
  readonly verdict: 'go' | 'no-go' | 'undecided';
  readonly reason: string;
  readonly confidence: 'high' | 'medium' | 'none';
  readonly limitedBy: PlanLimit;
  /** Requests a second: audience by window, and headroom. */
  readonly requiredRate: number;
  /** The highest rate that held; null: none did. */
  readonly sustainedRate: number | null;
  /** The capacity lies in here; `above` null: nothing higher was shown to fail. */
  readonly sustainedInterval: { readonly from: number; readonly above: number | null };
  readonly campaign: {
    readonly audience: number;
    readonly windowMs: number;
    readonly headroom: number;
    /** Audience by window, without headroom. */
    readonly bareRate: number;
    /** How long it would take at the sustained rate, and with the headroom kept free. */
    readonly atSustainedMs: number | null;
    readonly withHeadroomMs: number | null;
  };
  readonly slo: readonly string[];
  /** What it takes to send at the required rate with a load generator of this kind. */
  readonly needs: {
    /** Requests under way on average (Little's law). */
    readonly busy: number | null;
    readonly virtualUsers: number;
    readonly generators: number | null;
  };
  readonly gates: readonly PlanGate[];
  /** Evidence older than this is never a go. */
  readonly maxAgeMs: number;
  readonly decidedAt: string;
  readonly steps: readonly PlanStep[];
  readonly run: RunFacts;
}
