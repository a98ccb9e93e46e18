import type { PlanStep } from '../../../model/plan-result.ts';
import { randomFrom } from '../../../model/random.ts';
import { thresholdsOf, type Threshold } from '../../../runner/load/thresholds.ts';
import { decide, type Decision } from '../../../runner/plan/decide.ts';
import { judgeStep } from '../../../runner/plan/judge-step.ts';
import { searchFor } from '../../../runner/plan/run.ts';
import { easedFor, stepTimes, usualTiming } from '../../../runner/plan/step-plan.ts';
import { makeSteps, type StepCall, type World } from '../../../runner/plan/steps.ts';
import { windowPercentiles, type Window } from '../../../runner/plan/window.ts';

/** A target and a generator of known limits, in which time is a number. */
export interface Simulated {
  /** Requests a second that are finished. */
  readonly capacity: number;
  /** Capacity until so many seconds after the first request. */
  readonly slowUntil?: { readonly seconds: number; readonly capacity: number };
  /** The most that the generator sends. */
  readonly generator?: number;
  /** The share of errors above a rate. */
  readonly errors?: { readonly above: number; readonly share: number };
  /** Share of all seconds in which the target stands still. */
  readonly stalls?: number;
  /** Spread of each second's capacity and of latencies. */
  readonly noise?: number;
  /** What was left in the queue stays when requests end. */
  readonly keepsQueue?: boolean;
  readonly baseMs?: number;
}

export interface SimulatedRun {
  readonly required: number;
  readonly highest?: number;
  readonly by?: 'ceiling' | 'guard';
  readonly slo?: readonly string[];
  readonly findCapacity?: boolean;
  readonly maxDurationMs?: number;
  readonly maxRequests?: number;
  readonly seed?: number;
  readonly abortAfter?: number;
}

export interface SimulatedResult {
  readonly decision: Decision;
  readonly steps: readonly PlanStep[];
  readonly sent: number;
  readonly tookMs: number;
}

/** Runs the search as it is on a simulated target. */
export async function simulate(target: Simulated, run: SimulatedRun): Promise<SimulatedResult> {
  const slo = thresholdsOf(run.slo ?? ['p95<300ms', 'errors<0.1%']);
  const world = simulatedWorld(target, run, slo);
  const highest = { rate: run.highest ?? 100_000, by: run.by ?? null };
  const search = searchFor(run.required, highest.rate, slo, run.findCapacity ?? false);
  const { steps, ending } = await makeSteps(search, world);
  const decision = decide({ required: run.required, highest, slo, steps, ending });
  return { decision, steps, sent: world.sent(), tookMs: world.now() };
}

function simulatedWorld(
  target: Simulated,
  run: SimulatedRun,
  slo: readonly Threshold[],
): World & { sent(): number } {
  const random = randomFrom(run.seed ?? 1);
  const aborted = new AbortController();
  const { noise = 0.02, baseMs = 20 } = target;
  const spread = (): number => 1 + noise * (random.next() + random.next() + random.next() - 1.5);
  let now = 0;
  let queue = 0;
  let sent = 0;
  let steps = 0;

  function capacityNow(): number {
    const { slowUntil, stalls = 0 } = target;
    if (random.next() < stalls) return 0;
    const slow = slowUntil !== undefined && now < slowUntil.seconds * 1000;
    return (slow ? slowUntil.capacity : target.capacity) * spread();
  }

  /** A second of arrivals at a rate; latencies are those of its requests. */
  function second(rate: number): { finished: number; mean: number; latencies: number[]; errors: number } {
    const capacity = capacityNow();
    const before = queue;
    const finished = Math.min(queue + rate, capacity);
    queue = queue + rate - finished;
    now += 1000;
    const waiting = ((before + queue) / 2 / Math.max(capacity, target.capacity / 10)) * 1000;
    const level = baseMs * spread() + waiting;
    const share = target.errors !== undefined && rate > target.errors.above ? target.errors.share : 0;
    const latencies = Array.from({ length: 20 }, (_, index) => level * (0.8 + 0.02 * index));
    return { finished: Math.round(finished), mean: level, latencies, errors: Math.round(rate * share) };
  }

  function measure({ purpose, rate, warmUp, measured }: StepCall): Promise<PlanStep> {
    if (steps++ === run.abortAfter) aborted.abort();
    if (target.keepsQueue !== true) queue = 0;
    const held = Math.min(rate, target.generator ?? Infinity);
    sent += Math.ceil(rate * (warmUp + measured));
    for (let t = 0; t < warmUp; t++) second(held);
    const all = Array.from({ length: measured }, () => second(held));
    const latencies = all.flatMap((one) => one.latencies).sort((a, b) => a - b);
    const window: Window = {
      seconds: measured,
      asked: Math.round(rate * measured),
      finished: all.reduce((sum, { finished }) => sum + finished, 0),
      failed: all.reduce((sum, { errors }) => sum + errors, 0),
      violations: 0,
      duplicates: 0,
      dropped: held < rate ? Math.round((rate - held) * measured) : 0,
      means: all.map(({ mean }) => mean),
      latency: (quantile) => latencies[Math.ceil(quantile * latencies.length) - 1] ?? null,
    };
    const limitedBy = held < rate ? 'generator' : null;
    const cut = aborted.signal.aborted ? 'stopped before its time' : undefined;
    const facts = { rate, limitedBy, limitText: undefined, cut } as const;
    const limits = purpose === 'recover' ? easedFor(slo, window.finished) : slo;
    return Promise.resolve({
      purpose,
      rate,
      ...judgeStep(window, facts, limits),
      startedAt: new Date(now).toISOString(),
      warmUpSeconds: warmUp,
      seconds: measured,
      requests: window.finished,
      failed: window.failed,
      dropped: window.dropped,
      latency: windowPercentiles(window),
      meanMs: baseMs,
      vus: 100,
      cpuShare: 0.1,
    });
  }

  return {
    measure,
    timesOf: (purpose, rate) => stepTimes(purpose, rate, slo, usualTiming),
    allows: (requests) => sent + requests <= (run.maxRequests ?? Infinity),
    now: () => now,
    sleep(ms) {
      now += ms;
      if (target.keepsQueue === true) queue = Math.max(0, queue - (target.capacity * ms) / 1000);
      return Promise.resolve();
    },
    signal: aborted.signal,
    maxDurationMs: run.maxDurationMs ?? 3_600_000,
    sent: () => sent,
  };
}
