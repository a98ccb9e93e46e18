import type { ContractResult } from '../../model/contract-result.ts';
import type { Mix } from '../../generators/corpus/mix.ts';
import type { PlanStep } from '../../model/plan-result.ts';
import type { LoadOptions, LoadProgress } from '../load/options.ts';
import type { Campaign } from './need.ts';
import type { Timing } from './step-plan.ts';

export interface PlanOptions extends Campaign {
  /** As they are written: `p95<300ms`. */
  readonly slo: readonly string[];
  /** Never more requests a second than this. */
  readonly ceiling?: number | undefined;
  /** The search ends after this time. Default 30 minutes. */
  readonly maxDurationMs?: number | undefined;
  readonly findCapacity?: boolean | undefined;
  readonly contract?: ContractResult | undefined;
  /** Evidence older than this is never a go. Default 7 days. */
  readonly maxAgeMs?: number | undefined;
  readonly seed: number;
  readonly mix: Mix;
  readonly maxVus?: number | undefined;
  readonly confirmed: readonly string[];
  /** A folder for temporary files. */
  readonly out: string;
  readonly k6: LoadOptions['k6'];
  readonly signal?: AbortSignal | undefined;
  readonly command?: string | undefined;
  readonly timing?: Timing | undefined;
  readonly source?: LoadOptions['source'];
  readonly scenarios?: string | undefined;
  readonly onStep?: ((step: PlanStep) => void) | undefined;
  readonly onProgress?:
    ((step: Pick<PlanStep, 'purpose' | 'rate'>, progress: LoadProgress) => void) | undefined;
}

export const usualMaxDurationMs = 30 * 60_000;
export const usualMaxAgeMs = 7 * 24 * 3_600_000;
