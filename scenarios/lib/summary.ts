import type { LoadPlan } from '../../model/corpus.ts';

/** Makes k6's handleSummary: its exact figures as JSON in the file that the plan names, and nothing on the screen. */
export function makeSummary(
  plan: LoadPlan,
): (data: { metrics: unknown; state: unknown }) => Record<string, string> {
  return ({ metrics, state }) =>
    plan.summary === null ? {} : { [plan.summary]: JSON.stringify({ metrics, state }) };
}
