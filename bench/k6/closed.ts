import { openCorpus } from '../../scenarios/lib/corpus.ts';
import { makeIteration } from '../../scenarios/lib/iteration.ts';
import { commonOptions } from '../../scenarios/lib/options.ts';
import { readPlan, readToken } from '../../scenarios/lib/plan.ts';

const plan = readPlan();
const token = readToken();

/** The scenario's iteration in a closed loop: as many requests as 20 virtual users can send. */
export const options = {
  ...commonOptions,
  scenarios: { closed: { executor: 'constant-vus', vus: 20, duration: `${plan.durationMs}ms` } },
};

export default makeIteration(plan, openCorpus(plan, token), token);

export function handleSummary(data: { metrics: unknown }): Record<string, string> {
  return plan.summary === null ? {} : { [plan.summary]: JSON.stringify(data.metrics) };
}
