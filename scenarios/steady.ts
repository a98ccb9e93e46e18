import { openCorpus } from './lib/corpus.ts';
import { makeIteration } from './lib/iteration.ts';
import { commonOptions, k6Rate } from './lib/options.ts';
import { readPlan, readToken } from './lib/plan.ts';
import { makeSummary } from './lib/summary.ts';

export { teardown } from './lib/teardown.ts';

const plan = readPlan();
const token = readToken();

const overtimeMs = 10;

/** A constant arrival rate: requests are due at fixed times, whatever the target does. */
export const options = {
  ...commonOptions,
  scenarios: {
    steady: {
      executor: 'constant-arrival-rate',
      ...k6Rate(plan.rate),
      // Longer, because k6 forgets what was due if it wakes late at the very end; what is too many is not sent.
      duration: `${plan.durationMs + overtimeMs}ms`,
      preAllocatedVUs: plan.vus,
      maxVUs: plan.vus,
      // Requests that are under way at the end are waited for as long as any other.
      gracefulStop: `${plan.timeoutMs + 1000}ms`,
    },
  },
};

export default makeIteration(plan, openCorpus(plan, token), token);

export const handleSummary = makeSummary(plan);
