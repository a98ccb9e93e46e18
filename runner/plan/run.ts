import { setTimeout } from 'node:timers/promises';
import { HarnessError } from '../../model/errors.ts';
import { planSchema, type PlanGate, type PlanResult, type PlanStep } from '../../model/plan-result.ts';
import type { Target } from '../../model/target.ts';
import { factsOf } from '../facts.ts';
import { openGuard, type Guard } from '../guard.ts';
import { thresholdsOf, type Threshold } from '../load/thresholds.ts';
import { decide, type Decision } from './decide.ts';
import { contractGate, withGates } from './gates.ts';
import { measureStep } from './measure.ts';
import { campaignTimes, needsAt, requiredRate } from './need.ts';
import { usualMaxAgeMs, usualMaxDurationMs, type PlanOptions } from './options.ts';
import type { SearchOptions } from './search.ts';
import { startRate, stepTimes, usualTiming } from './step-plan.ts';
import { makeSteps, type World } from './steps.ts';

/**
 * Decides go or no-go for a campaign: finds the rate that a target sustains and compares it with what is needed.
 *
 * @throws HarnessError if the call is wrong (2), the guard refuses (4), or k6 could not run at all (3).
 */
export async function runPlan(target: Target, options: PlanOptions): Promise<PlanResult> {
  const startedAt = new Date();
  const slo = sloOf(options.slo);
  const required = checkedRate(requiredRate(options));
  const guard = openGuard(target, options.confirmed);
  const highest = highestOf(options.ceiling, guard);
  const search = searchFor(required, highest.rate, slo, options.findCapacity ?? false);
  const { steps, ending } = await makeSteps(search, worldOf(target, options, guard, slo));
  const decided = decide({ required, highest, slo, steps, ending });
  const now = Date.now();
  const maxAgeMs = options.maxAgeMs ?? usualMaxAgeMs;
  const gates = gatesOf(decided, steps, options, {
    now,
    maxAgeMs,
    target: target.name,
    platform: target.platform,
  });
  return {
    schema: planSchema,
    ...withGates(decided, gates.slice(1)),
    requiredRate: Number(required.toPrecision(6)),
    campaign: campaignTimes(
      { audience: options.audience, windowMs: options.windowMs, headroom: options.headroom },
      decided.sustainedRate,
    ),
    slo: slo.map(({ expression }) => expression),
    needs: needsAt(required, steps),
    gates,
    maxAgeMs,
    decidedAt: new Date(now).toISOString(),
    steps,
    run: factsOf({
      target,
      seed: options.seed,
      command: options.command,
      startedAt,
      requests: steps.reduce((sum, { requests }) => sum + requests, 0),
    }),
  };
}

/** The limits that a rate must keep: those asked for, and those that always hold. */
function sloOf(expressions: readonly string[]): readonly Threshold[] {
  const slo = thresholdsOf(expressions);
  if (expressions.length > 0) return slo;
  throw new HarnessError(
    'callAtFault',
    'plan.slo',
    'no SLO is given',
    "Give one: --slo 'p95<300ms,errors<0.1%'.",
  );
}

const mostRate = 100_000;

function checkedRate(required: number): number {
  if (required <= mostRate) return required;
  throw new HarnessError(
    'callAtFault',
    'plan.rate',
    `the campaign needs ${Math.round(required)} requests a second, which no generator here can send`,
    'Give a longer --within, or a smaller --audience.',
  );
}

function highestOf(
  ceiling: number | undefined,
  { maxRate }: Guard,
): { readonly rate: number; readonly by: 'ceiling' | 'guard' | null } {
  if (ceiling !== undefined && ceiling <= (maxRate ?? Infinity)) return { rate: ceiling, by: 'ceiling' };
  return maxRate === undefined ? { rate: mostRate, by: null } : { rate: maxRate, by: 'guard' };
}

/** The search for a required rate. */
export function searchFor(
  required: number,
  highest: number,
  slo: readonly Threshold[],
  findCapacity: boolean,
): SearchOptions {
  const start = startRate(required, highest, slo);
  return { required, start, highest, growth: 2, precision: 0.03, findCapacity };
}

function worldOf(target: Target, options: PlanOptions, guard: Guard, slo: readonly Threshold[]): World {
  const timing = options.timing ?? usualTiming;
  return {
    async measure(call) {
      const step = await measureStep(target, options, guard, slo, call);
      options.onStep?.(step);
      return step;
    },
    timesOf: (purpose, rate) => stepTimes(purpose, rate, slo, timing),
    allows: (requests) => guard.maxRequests === undefined || guard.granted + requests <= guard.maxRequests,
    now: Date.now,
    sleep: async (ms) => {
      await setTimeout(ms, undefined, options.signal === undefined ? {} : { signal: options.signal }).catch(
        (error: unknown) => {
          if (options.signal?.aborted !== true) throw error;
        },
      );
    },
    signal: options.signal,
    maxDurationMs: options.maxDurationMs ?? usualMaxDurationMs,
  };
}

/** Capacity first, then the evidence that was handed in. */
function gatesOf(
  { verdict, reason }: Decision,
  steps: readonly PlanStep[],
  { contract }: PlanOptions,
  context: Parameters<typeof contractGate>[1],
): readonly PlanGate[] {
  const capacity: PlanGate = {
    name: 'Capacity',
    verdict: ({ go: 'met', 'no-go': 'missed', undecided: 'unknown' } as const)[verdict],
    evidence: reason,
    at: steps.at(-1)?.startedAt ?? null,
  };
  return contract === undefined ? [capacity] : [capacity, contractGate(contract, context)];
}
