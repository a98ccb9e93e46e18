import type { Described } from '../../generators/index.ts';
import { parametersFor } from '../../generators/index.ts';
import type { Assignment } from '../../model/case.ts';
import type { Cause } from '../contract/causes/cause.ts';
import { holds, shownConditions } from '../contract/causes/condition.ts';
import type { Pair, Kind } from './comparison.ts';
import { allFeatures, separate, type Feature } from './separate.ts';

/** What one difference comes from: when it shows, and in which cases it did. */
export interface DifferenceCause {
  /** Conditions as levels; `rule`, `fault` and `space` stand among them where they are what matters. */
  readonly levels: Assignment;
  readonly parameters: readonly string[];
  readonly proven: boolean;
  /** The smallest case that shows it, by id. */
  readonly smallest: string;
  readonly members: readonly string[];
  /** All cases that could show it do. */
  readonly everywhere: boolean;
  readonly flaky?: { readonly failed: number; readonly tried: number };
}

/** Features that may be needed together before a difference is told case by case. */
const mostFeatures = 3;
const mostGroups = 12;

/** The causes of one kind of change as far as the answers alone tell: for baselines, which cannot be asked. */
export function causesFromAnswers({ changed, unchanged }: Kind): DifferenceCause[] {
  const found = separate(
    changed.map(({ described }) => described),
    unchanged.map(({ described }) => described),
    { size: mostFeatures, groups: mostGroups, featuresOf: allFeatures },
  );
  return found.map(({ features, members, apart }) =>
    causeOf(features, members, apart && unchanged.length === 0),
  );
}

export function causeOf(
  features: readonly Feature[],
  members: readonly Described[],
  everywhere: boolean,
  proven = false,
): DifferenceCause {
  const first = members[0] as Described;
  const levels = Object.fromEntries(features.map(({ name, value }) => [name, value]));
  const factors = Object.fromEntries(Object.entries(levels).filter(([name]) => !general.has(name)));
  const isOneFault = members.every(({ fault }) => fault?.parameter === first.fault?.parameter);
  return {
    levels,
    parameters: parametersFor(factors, first.assignment, isOneFault ? first.fault : undefined),
    proven,
    smallest: first.id,
    members: members.map(({ id }) => id),
    everywhere,
  };
}

/** What stands among levels and is no factor. */
export const general: ReadonlySet<string> = new Set(['space', 'rule', 'fault']);

/** What shrinking found, with one cause for all faults that have the same conditions. */
export function causesFromShrinking(causes: readonly Cause[], pairs: readonly Pair[]): DifferenceCause[] {
  const byConditions = new Map<string, Cause[]>();
  for (const cause of withoutExplained(causes)) {
    const key = JSON.stringify([shownConditions(cause.conditions), cause.flaky === undefined]);
    byConditions.set(key, [...(byConditions.get(key) ?? []), cause]);
  }
  const known = new Set(pairs.map(({ described }) => described.id));
  return [...byConditions.values()].map((alike) => joined(alike, known));
}

/** What a cause in documented requests explains is not told again for each fault that a request may have beside it. */
function withoutExplained(causes: readonly Cause[]): readonly Cause[] {
  const isDocumented = ({ smallest, conditions, flaky }: Cause): boolean =>
    smallest.exchange.case.fault === undefined && conditions.length > 0 && flaky === undefined;
  const explaining = causes.filter(isDocumented).map((cause) => ({ cause, failures: [...cause.failures] }));
  const others = causes.filter((cause) => {
    if (isDocumented(cause)) return false;
    const explains = explaining.find(({ cause: { conditions } }) =>
      cause.failures.every(({ exchange }) =>
        conditions.every((condition) => holds(condition, exchange.case)),
      ),
    );
    explains?.failures.push(...cause.failures);
    return explains === undefined;
  });
  return [...explaining.map(({ cause, failures }) => ({ ...cause, failures })), ...others];
}

function joined(causes: readonly Cause[], known: ReadonlySet<string>): DifferenceCause {
  const first = causes[0] as Cause;
  const members = new Set(causes.flatMap(({ failures }) => failures.map(({ exchange }) => exchange.case.id)));
  const faults = new Map(
    causes.flatMap(({ failures }) => failures.map(({ exchange }) => [faultOf(exchange.case), exchange.case])),
  );
  const rules = new Set([...faults.values()].map(({ rules: [rule], fault }) => fault?.rule ?? rule));
  const only = [...faults.values()][0];
  const levels: Record<string, string> = { ...shownConditions(first.conditions) };
  if (faults.size === 1 && only?.fault !== undefined)
    levels['fault'] = `${only.fault.rule}/${only.fault.name}`;
  else if (rules.size === 1 && only?.fault !== undefined) levels['rule'] = only.fault.rule;
  const sameParameters = causes.every(({ parameters }) => parameters.join() === first.parameters.join());
  return {
    levels,
    parameters: sameParameters ? first.parameters : first.parameters.filter((name) => causes.every(({ parameters }) => parameters.includes(name))), // prettier-ignore
    proven: causes.every(({ proven }) => proven),
    smallest: first.smallest.exchange.case.id,
    members: [...members].filter((id) => known.has(id)).sort(),
    everywhere: false,
    ...(first.flaky === undefined ? {} : { flaky: first.flaky }),
  };
}

function faultOf({ fault }: { readonly fault?: { readonly rule: string; readonly name: string } }): string {
  return fault === undefined ? '' : `${fault.rule}/${fault.name}`;
}
