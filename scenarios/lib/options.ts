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
