import { areaUntil, isConstant, type Segment } from '../../model/load-shape.ts';
import type { LoadPlan } from '../../model/corpus.ts';

/** Longer than the plan, because k6 forgets what was due if it wakes late at the very end; what is too many is not sent. */
const overtimeMs = 10;

/** Rates are whole numbers in this time. */
const timeUnit = '1000s';
const perTimeUnit = (rate: number): number => Math.round(rate * 1000);

/** The executor that begins requests when a plan says, whatever the target does. */
export function arrivalsOf({ shape, durationMs, vus, timeoutMs }: LoadPlan): Record<string, unknown> {
  const common = {
    preAllocatedVUs: vus,
    maxVUs: vus,
    // Requests that are under way at the end are waited for as long as any other.
    gracefulStop: `${timeoutMs + 1000}ms`,
  };
  return isConstant(shape)
    ? { ...common, ...constant(shape[0]?.from ?? 0), duration: `${durationMs + overtimeMs}ms` }
    : { ...common, ...ramping(shape) };
}

function constant(rate: number): Record<string, unknown> {
  const whole = Number.isInteger(rate) ? { rate, timeUnit: '1s' } : { rate: perTimeUnit(rate), timeUnit };
  return { executor: 'constant-arrival-rate', ...whole };
}

function ramping(shape: readonly Segment[]): Record<string, unknown> {
  const stages = shape.flatMap(({ durationMs, from, to }) => [
    // A stage of no duration is a jump.
    { duration: '0s', target: perTimeUnit(from) },
    { duration: `${durationMs}ms`, target: perTimeUnit(to) },
  ]);
  return {
    executor: 'ramping-arrival-rate',
    startRate: perTimeUnit(shape[0]?.from ?? 0),
    timeUnit,
    stages: [...stages, ...overtime(shape)],
  };
}

/**
 * Half an arrival more where the plan ends with a whole one, which fractions may leave out; and time for what is begun
 * late: k6 counts a ramp's time from when its virtual users are active, and its end from before that.
 */
function overtime(shape: readonly Segment[]): { duration: string; target: number }[] {
  const area = areaUntil(shape);
  const half = Math.abs(area - Math.round(area)) < 0.01 ? perTimeUnit(500 / overtimeMs) : 0;
  return [
    { duration: '0s', target: half },
    { duration: `${overtimeMs}ms`, target: half },
    { duration: '0s', target: 0 },
    { duration: '2s', target: 0 },
  ];
}
