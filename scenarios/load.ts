import { arrivalsOf } from './lib/arrivals.ts';
import { openCorpus } from './lib/corpus.ts';
import { makeIteration } from './lib/iteration.ts';
import { commonOptions } from './lib/options.ts';
import { readPlan, readToken } from './lib/plan.ts';
import { makeSummary } from './lib/summary.ts';

export { teardown } from './lib/teardown.ts';

const plan = readPlan();
const token = readToken();

/** Every scenario: requests are due at the times of its plan. */
export const options = {
  ...commonOptions,
  hosts: plan.addresses ?? {},
  scenarios: { [plan.scenario]: arrivalsOf(plan) },
};

export default makeIteration(plan, openCorpus(plan, token), token);

export const handleSummary = makeSummary(plan);
