import type { Cause } from './cause.ts';
import { conditionsKey } from './condition.ts';
import { isOutcome } from './group.ts';

/** Several faults of one rule with one minimal cause are one thing to mend; the cause that explains most comes first. */
export function merged(causes: readonly Cause[]): Cause[] {
  const byKey = new Map<string, Cause[]>();
  for (const cause of causes) {
    const key = mergeKey(cause);
    byKey.set(key, [...(byKey.get(key) ?? []), cause]);
  }
  return [...byKey.values()].map(joined).sort((a, b) => b.failures.length - a.failures.length);
}

/** Causes with one key are told as one. */
export function mergeKey({ rule, finding, conditions, flaky, smallest }: Cause): string {
  const { case: testCase, judgement } = smallest.exchange;
  const where = isOutcome(finding) ? [finding.got, testCase.fault?.parameter] : [judgement.outcome];
  return [rule, ...where, conditionsKey(conditions), flaky === undefined ? '' : 'flaky'].join('|');
}

function joined(causes: readonly Cause[]): Cause {
  const first = causes[0] as Cause;
  if (causes.length === 1) return first;
  const broken = causes.map((cause) => cause.smallest.exchange.case.fault?.parameter);
  const same = broken.every((parameter) => parameter === broken[0]);
  return {
    ...first,
    failures: [...new Set(causes.flatMap((cause) => cause.failures))],
    // What shows under many faults is not about any one of them.
    parameters: same ? first.parameters : first.parameters.filter((name) => name !== broken[0]),
    proven: causes.every((cause) => cause.proven),
  };
}
