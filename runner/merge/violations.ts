import type { Violation } from '../../model/contract-result.ts';

/** Case ids listed with a violation. */
const examplesListed = 20;

/** The causes of all parts grouped anew: the same rule and the same minimal cause are one; what most cases show comes first. */
export function mergedViolations(all: readonly Violation[]): Violation[] {
  const groups = new Map<string, Violation[]>();
  for (const violation of all) {
    const key = keyOf(violation);
    groups.set(key, [...(groups.get(key) ?? []), violation]);
  }
  return [...groups.values()].map(joined).sort((a, b) => b.cases - a.cases || (a.case < b.case ? -1 : 1));
}

/** The values in a body are each shard's own: what is minimal is which parameters and levels it takes. */
function keyOf({ rule, expected, got, minimal, flaky }: Violation): string {
  const outcome = expected === 'accept' || expected === 'reject' ? got : '';
  const levels = Object.entries(minimal.levels).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([rule, outcome, [...minimal.parameters].sort(), levels, flaky !== undefined]);
}

function joined(same: readonly Violation[]): Violation {
  const first = [...same].sort(bySize)[0] as Violation;
  const flaky = same.flatMap((one) => (one.flaky === undefined ? [] : [one.flaky]));
  return {
    ...first,
    minimal: { ...first.minimal, proven: same.every(({ minimal }) => minimal.proven) },
    cases: sum(same.map(({ cases }) => cases)),
    examples: [...new Set(same.flatMap(({ examples }) => examples))].slice(0, examplesListed),
    ...(flaky.length === 0
      ? {}
      : {
          flaky: {
            failed: sum(flaky.map(({ failed }) => failed)),
            tried: sum(flaky.map(({ tried }) => tried)),
          },
        }),
  };
}

/** The smallest body first; then by id, so that the order of the parts does not matter. */
function bySize(a: Violation, b: Violation): number {
  return a.minimal.body.length - b.minimal.body.length || (a.case < b.case ? -1 : 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
