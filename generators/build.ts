import type { Assignment, Case, CaseRequest, ExpectedLaunch, Expectation, Fault, Space } from '../model/case.ts';
import type { RuleId } from '../model/rules.ts';
import type { Target } from '../model/target.ts';
import { codeOf } from './case-code.ts';
import { requestOf, type Draft } from './draft.ts';
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
  const draft = spaces[space].draft(scene);
  return fault === undefined ? validCase(scene, draft) : faultyCase(scene, draft, faultNamed(fault));
}

function validCase(scene: Scene, draft: Draft): Case {
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
    request: requestOf(draft),
    seed,
    ...launchIf(expected.expects, draft.launch),
  };
}

function faultyCase(scene: Scene, base: Draft, fault: FaultDefinition): Case {
  const { space, assignment, seed, target } = scene;
  const { rule, name, parameter, description } = fault;
  const expected = expectationOf(target, [rule], name, fault.expects);
  const said: Fault = { rule, name, parameter, description };
  const { launch: _launch, ...broken } = fault.apply(base, scene);
  return {
    id: caseId(nameOf(fault), scene),
    kind: fault.expects === 'open' ? 'open' : 'invalid',
    title: titleOf(assignment, said),
    space,
    rules: [rule],
    ...withErrors(expected),
    fault: said,
    assignment,
    request: broken satisfies CaseRequest,
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

function launchIf(expects: Expectation, launch: ExpectedLaunch | undefined) {
  return expects === 'accept' && launch !== undefined ? { launch } : {};
}
