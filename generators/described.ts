import type { Assignment, Expectation, Fault, Space } from '../model/case.ts';
import type { RuleId } from '../model/rules.ts';
import { assignmentOf } from './case-code.ts';
import { findFault } from './faults/index.ts';
import { spaces } from './space.ts';
import { titleOf } from './title.ts';

/** What a case's id alone tells, without the target that it is for. */
export interface Described {
  readonly id: string;
  readonly title: string;
  /** Undefined for the documentation page's own examples. */
  readonly space?: Space;
  readonly rule: RuleId;
  readonly fault?: Fault;
  /** What the specification says of it, whatever the target; its file may say otherwise. */
  readonly expects: Expectation;
  readonly assignment: Assignment;
}

/** Reads a case's id; undefined where it is the id of no case of this version. */
export function describedCase(id: string): Described | undefined {
  if (id.startsWith('example.'))
    return { id, title: id, rule: 'transport.json', expects: 'accept', assignment: {} };
  const [name = '', code = ''] = id.split('~');
  const fault = findFault(name);
  const space = fault?.space ?? (name === 'launch' || name === 'link' ? name : undefined);
  if (space === undefined) return undefined;
  const assignment = assignmentOf(spaces[space].factors, code);
  if (assignment === undefined) return undefined;
  return {
    id,
    title: titleOf(assignment, fault),
    space,
    expects: fault === undefined ? 'accept' : fault.expectsOn === undefined ? fault.expects : 'open',
    rule: fault?.rule ?? spaces[space].rules(assignment)[0],
    ...(fault === undefined ? {} : { fault }),
    assignment,
  };
}
