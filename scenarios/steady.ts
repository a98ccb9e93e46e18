import { openCorpus } from './lib/corpus.ts';
import { makeIteration } from './lib/iteration.ts';
import { commonOptions, k6Rate } from './lib/options.ts';
import { readPlan, readToken } from './lib/plan.ts';
import { makeSummary } from './lib/summary.ts';

const plan = readPlan();
const token = readToken();

/** A constant arrival rate: requests are due at fixed times, whatever the target does. */
export const options = {
  ...commonOptions,
  scenarios: {
    steady: {
      executor: 'constant-arrival-rate',
      ...k6Rate(plan.rate),
      // Half a period less, so that no request is due at the very end; k6 takes no less than a second.
      duration: `${Math.max(1000, plan.durationMs - 500 / plan.rate)}ms`,
      preAllocatedVUs: plan.vus,
      maxVUs: plan.vus,
      // Requests that are under way at the end are waited for as long as any other.
      gracefulStop: `${plan.timeoutMs + 1000}ms`,
    },
  },
};

export default makeIteration(plan, openCorpus(plan, token), token);

export const handleSummary = makeSummary(plan);
