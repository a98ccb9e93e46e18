import type { Assignment, Case } from '../model/case.ts';
import type { RuleId } from '../model/rules.ts';
import { launchRuleOf } from './launch/rules.ts';
import { linkRuleOf } from './link/rules.ts';

/** The rule that a minimal cause is charged to: a fault's own, else that of the most particular level. */
export function ruleOfCause(failing: Case, levels: Assignment): RuleId {
  if (failing.fault !== undefined) return failing.fault.rule;
  if (Object.keys(levels).length === 0 && failing.kind === 'example') return failing.rules[0];
  return failing.space === 'launch' ? launchRuleOf(levels) : linkRuleOf(levels);
}
