import { encodeRequest, type Plan } from '../../../generators/index.ts';
import type { Target } from '../../../model/target.ts';
import { shardOf } from './shard.ts';
import type { Making, MakingOptions } from './making.ts';

/** Makes the cases of a plan in this thread: for a few of them, or for a plan that several runs share. */
export function makeHere(plan: Plan, target: Target, shard: MakingOptions['shard']): Making {
  const part = shardOf(plan, shard);
  const cases = part.cases()[Symbol.iterator]();
  return {
    // Everything is combined before anything is sent: what comes back meanwhile would wait to be read, and seem late.
    total: part.count,
    next() {
      const made = cases.next();
      if (made.done === true) return undefined;
      return { case: made.value, request: encodeRequest(made.value.request, target, 'sent') };
    },
    skipped: () => Promise.resolve(plan.skipped),
    coverage: (strengths) => Promise.resolve(strengths.flatMap((strength) => plan.coverage(strength))),
    close: () => Promise.resolve(),
  };
}
