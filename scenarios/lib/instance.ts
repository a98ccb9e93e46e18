import { instancePlaceholder, scenarioVariables, type LoadPlan } from '../../model/corpus.ts';

/**
 * The plan of one of several instances: its own part of the corpus, and Request-IDs that no other has.
 *
 * k6 numbers virtual users from 1 in each process (`__VU`), so the instance's number must be in the ids (rule `dedup.fresh`).
 */
export function planOfInstance(plan: LoadPlan, environment: Readonly<Record<string, string>>): LoadPlan {
  const { instances = 1 } = plan;
  const number = instances === 1 ? 1 : numberIn(environment[scenarioVariables.instance], instances);
  const run = environment[scenarioVariables.run] ?? plan.runId;
  if (run === '') throw new Error(`${scenarioVariables.run} is not set, and the plan has no run of its own`);
  return {
    ...plan,
    corpus: plan.corpus.split(instancePlaceholder).join(String(number)),
    runId: instances === 1 ? run : `${run}-${number.toString(36)}`,
  };
}

function numberIn(text: string | undefined, instances: number): number {
  const number = Number(/(?:^|-)(\d{1,6})$/.exec(text ?? '')?.[1]);
  if (Number.isInteger(number) && number >= 1 && number <= instances) return number;
  throw new Error(
    `${scenarioVariables.instance} must end with the number of one of ${instances} instances: they would send the same Request-IDs`,
  );
}
