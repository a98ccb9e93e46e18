import type { Options } from 'k6/options';

/** What all scenarios have in common: no redirects, few tags, and the statistics of the summary. */
export const commonOptions: Options = {
  maxRedirects: 0,
  discardResponseBodies: false,
  // Each tag makes series of its own; the iteration adds the one that is needed (the kind of request).
  systemTags: [],
  userAgent: 'trigger-harness',
  summaryTrendStats: ['min', 'avg', 'med', 'p(90)', 'p(95)', 'p(99)', 'p(99.9)', 'max', 'count'],
};

/** The time between two arrivals as k6 keeps it. */
export function periodOf(rate: number): number {
  return Number.isInteger(rate) ? 1000 / rate : 1_000_000 / Math.round(rate * 1000);
}

/** A rate as k6 takes it: a whole number of iterations in a time unit. */
export function k6Rate(rate: number): { rate: number; timeUnit: string } {
  return Number.isInteger(rate)
    ? { rate, timeUnit: '1s' }
    : { rate: Math.round(rate * 1000), timeUnit: '1000s' };
}
