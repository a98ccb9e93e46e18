import type { StepPurpose } from '../../model/plan-result.ts';
import { samplesBeyond } from '../k6/receive/percentiles.ts';
import type { Threshold } from '../load/thresholds.ts';

/** How long a step lasts, in seconds. */
export interface StepTimes {
  readonly warmUp: number;
  readonly measured: number;
}

/** Seconds of steps: a step that decides lasts longer than one that only narrows down. */
export interface Timing {
  readonly warmUp: number;
  readonly least: number;
  readonly decisive: number;
  readonly rest: number;
  readonly most: number;
}

export const usualTiming: Timing = { warmUp: 4, least: 10, decisive: 20, rest: 6, most: 600 };

/** As long as its rate needs for every percentile of the SLO to have ten samples beyond it. */
export function stepTimes(
  purpose: StepPurpose,
  rate: number,
  slo: readonly Threshold[],
  timing: Timing,
): StepTimes {
  const { warmUp, least, decisive, rest, most } = timing;
  const usual = { grow: least, narrow: least, required: decisive, repeat: decisive, recover: rest }[purpose];
  const needed = Math.ceil((purpose === 'recover' ? leastToRest : samplesFor(slo)) / rate);
  return { warmUp: purpose === 'recover' ? 0 : warmUp, measured: Math.min(most, Math.max(usual, needed)) };
}

/** Samples that a look at a resting target needs: for its median. */
const leastToRest = 20;

/** The limits of a look at a resting target: on percentiles that so short a look can tell. */
export function easedFor(slo: readonly Threshold[], samples: number): readonly Threshold[] {
  const most = Math.max(0.5, 1 - samplesBeyond / samples);
  return slo.map((threshold) => {
    const { subject } = threshold;
    if (subject.kind !== 'latency') return threshold;
    return { ...threshold, subject: { ...subject, quantile: Math.min(subject.quantile, most) } };
  });
}

/** Samples for the highest percentile of the SLO; a few for limits on anything else. */
export function samplesFor(slo: readonly Threshold[]): number {
  const needs = slo.map(({ subject }) =>
    subject.kind === 'latency' && subject.quantile < 1
      ? // One sample more where the warm-up's end cuts a second.
        Math.ceil(samplesBeyond / (1 - subject.quantile) - 1e-6) * 1.05
      : 100,
  );
  return Math.max(...needs, 100);
}

/** A low rate to begin with, at which a step is still short. */
export function startRate(required: number, highest: number, slo: readonly Threshold[]): number {
  const quick = samplesFor(slo) / 20;
  return Math.min(required, highest, Math.max(required / 16, quick));
}
