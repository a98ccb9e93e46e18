import type { PlanStep, StepPurpose } from '../../model/plan-result.ts';
import type { Ending } from './decide.ts';
import { nextStep, type SearchOptions } from './search.ts';
import type { StepTimes } from './step-plan.ts';

/** A step that is about to be made. */
export interface StepCall extends StepTimes {
  readonly purpose: StepPurpose;
  readonly rate: number;
}

/** What the search needs of the world; a test gives one in which time is a number. */
export interface World {
  /** Makes a step; one that was cut short is `undecided`. */
  measure(call: StepCall): Promise<PlanStep>;
  timesOf(purpose: StepPurpose, rate: number): StepTimes;
  /** Whether so many more requests may be sent. */
  allows(requests: number): boolean;
  now(): number;
  sleep(ms: number): Promise<void>;
  readonly signal: AbortSignal | undefined;
  readonly maxDurationMs: number;
}

/** What a step takes beyond its own time, at most as a rule. */
const overheadMs = 3000;
/** The first look at an overdriven target comes after this, each further one after twice as long. */
const firstRestMs = 1000;

/** Makes steps until the search is through, or something stops it. */
export async function makeSteps(
  search: SearchOptions,
  world: World,
): Promise<{ readonly steps: readonly PlanStep[]; readonly ending: Ending }> {
  const steps: PlanStep[] = [];
  const end = world.now() + world.maxDurationMs;
  const stop = (by: 'time' | 'guard' | 'interrupted', text: string): Ending => ({ kind: 'stop', by, text });
  for (;;) {
    const next = nextStep(search, steps);
    if (world.signal?.aborted === true) return { steps, ending: stop('interrupted', 'the plan was stopped') };
    if (next.kind === 'end') return { steps, ending: { kind: 'search', because: next.because } };
    if (next.purpose === 'recover') await world.sleep(firstRestMs * 2 ** restsBefore(steps));
    const times = world.timesOf(next.purpose, next.rate);
    const seconds = times.warmUp + times.measured;
    if (world.now() + seconds * 1000 + overheadMs > end)
      return { steps, ending: stop('time', 'the time of --max-duration is used up') };
    if (!world.allows(Math.ceil(next.rate * seconds)))
      return { steps, ending: stop('guard', 'the requests that safety.maxRequests allows are used up') };
    steps.push(await world.measure({ ...next, ...times }));
  }
}

function restsBefore(steps: readonly PlanStep[]): number {
  return steps.length - 1 - steps.findLastIndex(({ purpose }) => purpose !== 'recover');
}
