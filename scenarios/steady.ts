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
      // k6 would start one more request at the very end; half a period less leaves exactly rate × duration.
      duration: `${plan.durationMs - 500 / plan.rate}ms`,
      preAllocatedVUs: plan.preAllocatedVus,
      maxVUs: plan.maxVus,
      // Requests that are under way at the end are waited for as long as any other.
      gracefulStop: `${plan.timeoutMs + 1000}ms`,
    },
  },
};

export default makeIteration(plan, openCorpus(plan, token), token);

export const handleSummary = makeSummary(plan);
