import type { LoadResult } from '../../model/load-result.ts';
import type { PlanStep } from '../../model/plan-result.ts';
import type { Target } from '../../model/target.ts';
import type { Guard } from '../guard.ts';
import { runLoad } from '../load/run.ts';
import type { Threshold } from '../load/thresholds.ts';
import { judgeStep } from './judge-step.ts';
import type { PlanOptions } from './options.ts';
import { easedFor } from './step-plan.ts';
import type { StepCall } from './steps.ts';
import { windowOf, windowPercentiles } from './window.ts';

/** Makes a step with k6; its warm-up is left out of every figure. */
export async function measureStep(
  target: Target,
  options: PlanOptions,
  guard: Guard,
  slo: readonly Threshold[],
  call: StepCall,
): Promise<PlanStep> {
  const { rate, warmUp, measured, purpose } = call;
  const result = await runLoad(target, {
    scenario: 'steady',
    rate,
    durationMs: (warmUp + measured) * 1000,
    seed: options.seed,
    mix: options.mix,
    thresholds: options.slo,
    out: options.out,
    k6: options.k6,
    maxVus: options.maxVus,
    confirmed: options.confirmed,
    guard,
    signal: options.signal,
    source: options.source,
    scenarios: options.scenarios,
    onProgress: (progress) => options.onProgress?.({ purpose, rate }, progress),
  });
  return stepOf(result, call, slo);
}

/** A step, from the load run that it was. */
export function stepOf(result: LoadResult, call: StepCall, slo: readonly Threshold[]): PlanStep {
  const { rate, warmUp, measured, purpose } = call;
  const window = windowOf(result, warmUp, warmUp + measured);
  const limits = purpose === 'recover' ? easedFor(slo, Math.max(1, window.finished)) : slo;
  const mean = window.means.reduce((sum, value) => sum + value, 0) / window.means.length;
  return {
    purpose,
    rate,
    ...judgeStep(window, { rate, ...blame(result) }, limits),
    startedAt: result.run.startedAt,
    warmUpSeconds: warmUp,
    seconds: measured,
    requests: window.finished,
    failed: window.failed,
    dropped: window.dropped,
    latency: windowPercentiles(window),
    meanMs: Number.isFinite(mean) ? Number(mean.toPrecision(4)) : null,
    vus: result.generator.vusLimit,
    cpuShare: result.generator.cpuShare,
  };
}

/** Whose fault it is if the step does not hold; a run that says nothing of the target is never the target's. */
function blame(result: LoadResult): {
  limitedBy: PlanStep['limitedBy'];
  limitText: string | undefined;
  cut: string | undefined;
} {
  const { verdict, reason, limit, generator } = result;
  const cut = verdict === 'partial' ? reason : undefined;
  if (generator.limit !== null) return { limitedBy: 'generator', limitText: generator.limit, cut };
  if (limit?.by === 'target') return { limitedBy: 'target', limitText: limit.text, cut };
  return verdict === 'invalid'
    ? { limitedBy: 'generator', limitText: reason, cut }
    : { limitedBy: null, limitText: undefined, cut };
}
