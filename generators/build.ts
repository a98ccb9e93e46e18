import type { Assignment, Case, Fault, Space } from '../model/case.ts';
import type { RuleId } from '../model/rules.ts';
import type { Target } from '../model/target.ts';
import { codeOf } from './case-code.ts';
import type { Draft, Valid } from './draft.ts';
import { expectationOf } from './expectation.ts';
import type { FaultDefinition, FaultName } from './faults/definition.ts';
import { faultNamed, nameOf } from './faults/index.ts';
import type { Scene } from './scene.ts';
import { spaces } from './space.ts';
import { titleOf } from './title.ts';

/** The case of an assignment, with a fault or without; the same arguments give the same case. */
export function buildCase(
  space: Space,
  assignment: Assignment,
  fault: FaultName | undefined,
  seed: number,
  target: Target,
): Case {
  const scene: Scene = { space, assignment, seed, target };
  const valid = spaces[space].valid(scene);
  return fault === undefined ? validCase(scene, valid) : faultyCase(scene, valid.draft, faultNamed(fault));
}

function validCase(scene: Scene, { draft, launch }: Valid): Case {
  const { space, assignment, seed, target } = scene;
  const rules = spaces[space].rules(assignment);
  const expected = expectationOf(target, rules, undefined, 'accept');
  return {
    id: caseId(space, scene),
    kind: 'valid',
    title: titleOf(assignment, undefined),
    space,
    rules: expected.rule === undefined ? rules : firstOf(expected.rule, rules),
    ...withErrors(expected),
    assignment,
    request: draft,
    seed,
    ...(expected.expects === 'accept' && { launch }),
  };
}

function faultyCase(scene: Scene, base: Draft, fault: FaultDefinition): Case {
  const { space, assignment, seed, target } = scene;
  const { rule, name, parameter, description } = fault;
  const documented = fault.expectsOn?.(target) ?? fault.expects;
  const expected = expectationOf(target, [rule], name, documented);
  const said: Fault = { rule, name, parameter, description };
  return {
    id: caseId(nameOf(fault), scene),
    kind: documented === 'open' ? 'open' : 'invalid',
    title: titleOf(assignment, said),
    space,
    rules: [rule],
    ...withErrors(expected),
    fault: said,
    assignment,
    request: fault.apply(base, scene),
    seed,
  };
}

/** The id of a case: with the target file, it is all that is needed to make it again. */
export function caseId(name: string, scene: Pick<Scene, 'space' | 'assignment' | 'seed'>): string {
  return `${name}~${codeOf(spaces[scene.space].factors, scene.assignment)}~${scene.seed.toString(36)}`;
}

function firstOf(first: RuleId, rules: readonly RuleId[]): readonly [RuleId, ...RuleId[]] {
  return [first, ...rules.filter((rule) => rule !== first)];
}

function withErrors({ expects, errors }: ReturnType<typeof expectationOf>) {
  return errors === undefined ? { expects } : { expects, errors };
}
