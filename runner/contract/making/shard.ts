import type { Plan } from '../../../generators/index.ts';
import type { Case } from '../../../model/case.ts';
import type { MakingOptions } from './making.ts';

/** The cases of one shard of a plan, or all. */
export function shardOf(plan: Plan, shard: MakingOptions['shard']): Pick<Plan, 'count' | 'cases'> {
  if (shard === undefined) return plan;
  const { index, of } = shard;
  return {
    get count() {
      return Math.ceil((plan.count - index + 1) / of);
    },
    *cases(): Generator<Case> {
      // By the seed of their values: cases that are compared with each other have the same.
      for (const testCase of plan.cases()) if (testCase.seed % of === index - 1) yield testCase;
    },
  };
}
