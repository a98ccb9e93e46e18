import type { Assignment, Case, Skip, Space } from '../../model/case.ts';
import type { Coverage } from '../../model/contract-result.ts';
import { hash32 } from '../../model/random.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { buildCase } from '../build.ts';
import { codeOf } from '../case-code.ts';
import { exampleCases, exampleSkips } from '../examples/index.ts';
import type { FaultDefinition, FaultName } from '../faults/definition.ts';
import { faults, nameOf } from '../faults/index.ts';
import { modelFor, spaces } from '../space.ts';
import { coverageOf } from './coverage.ts';
import { FaultPlan, type ContextDepth } from './fault-contexts.ts';
import { targetSkips } from './skips.ts';
import {
  validRows,
  type MixedStrength,
  type Strength,
  type ValidOptions,
  type ValidRows,
} from './valid-rows.ts';

export interface PlanOptions {
  readonly seed: number;
  /** How many parameters are combined. */
  readonly strength: Strength;
  /** Factors that the valid requests combine with another strength among themselves. */
  readonly mixed?: readonly MixedStrength[] | undefined;
  /** Of strength `all` only so many valid requests of each space, without one twice. */
  readonly sample?: number | undefined;
  /** The rules to try; default all. */
  readonly rules?: ((id: RuleId) => boolean) | undefined;
}

/** The cases of a run: examples, then valid ones, invalid ones in their contexts, and open ones; made as they are asked for. */
export interface Plan {
  readonly count: number;
  cases(): Iterable<Case>;
  readonly skipped: readonly Skip[];
  /** The share of all combinations of `strength` levels that the valid cases have, by space. */
  coverage(strength: number): Coverage[];
}

const depths: Readonly<Record<Strength, ContextDepth>> = {
  1: { own: 0, shared: 1 },
  2: { own: 1, shared: 2 },
  3: { own: 2, shared: 0 },
  4: { own: 2, shared: 3 },
  5: { own: 3, shared: 0 },
  all: { own: 3, shared: 0 },
};

/** Plans the cases of a target; the same target and options give the same cases in the same order. */
export function planCases(target: Target, options: PlanOptions): Plan {
  const { seed, strength, rules: wanted = () => true } = options;
  // What combines is left until it is asked for: the examples can be sent meanwhile.
  const examples = once(() => exampleCases(target).filter(({ rules }) => rules.some(wanted)));
  const valid = once(() => servedRows(target, options, wanted));
  const broken = once(
    () =>
      new FaultPlan(
        faults.filter(({ rule }) => wanted(rule)),
        target,
        seed,
        depths[strength],
      ),
  );
  const contexts = once(() => [...broken().contexts()]);
  const count = once(() => {
    let cases = examples().length;
    for (const rows of valid().values()) cases += rows.count;
    for (const { rows, alike } of contexts()) cases += rows.length + alike.flat().length;
    return cases;
  });
  return {
    get count() {
      return count();
    },
    *cases() {
      yield* examples();
      for (const [space, rows] of valid())
        for (const row of rows) yield planned(space, row, undefined, seed, target);
      for (const { fault, rows, alike } of contexts()) {
        for (const row of rows) yield planned(fault.space, row, fault, seed, target);
        for (const group of alike)
          for (const row of group) yield planned(fault.space, row, fault, seed, target, group[0]);
      }
    },
    get skipped() {
      const general = [...targetSkips(target), ...exampleSkips(target)].filter(({ rule }) => wanted(rule));
      return [...general, ...broken().skipped];
    },
    coverage: (asked) => [...valid()].map(([space, rows]) => coverageOf(space, target, rows, asked)),
  };
}

function servedRows(
  target: Target,
  options: ValidOptions,
  wanted: (id: RuleId) => boolean,
): Map<Space, ValidRows> {
  const served = (['launch', 'link'] as const).filter(
    (space) => modelFor(space, target).unavailable === undefined,
  );
  return new Map(served.map((space) => [space, validRows(space, target, options, wanted)]));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A case of a run: the seed of its values comes from the run's, from its levels (or another's) and from its fault alone. */
function planned(
  space: Space,
  row: Assignment,
  fault: FaultDefinition | undefined,
  runSeed: number,
  target: Target,
  valuesOf = row,
): Case {
  const name: FaultName | undefined = fault === undefined ? undefined : nameOf(fault);
  const seed = valueSeed(name ?? space, codeOf(spaces[space].factors, valuesOf), runSeed);
  return buildCase(space, row, name, seed, target);
}

/** The seed of a case's values, in a run of a seed. */
export function valueSeed(name: string, code: string, runSeed: number): number {
  return hash32(`${name}~${code}`, runSeed);
}
