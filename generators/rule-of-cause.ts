import type { Assignment, Case } from '../model/case.ts';
import type { RuleId } from '../model/rules.ts';
import { launchRuleOf } from './launch/rules.ts';
import { linkRuleOf } from './link/rules.ts';

/** The rule that a minimal cause is charged to: a fault's own, else that of the most particular level. */
export function ruleOfCause(failing: Case, levels: Assignment): RuleId {
  if (failing.fault !== undefined) return failing.fault.rule;
  if (Object.keys(levels).length === 0 && failing.kind === 'example') return failing.rules[0];
  if (failing.space === 'link') return linkRuleOf(levels);
  return plainRuleOf(levels) ?? launchRuleOf(levels);
}

/** What of the plain request itself can be the matter: its format, or the form of its id (which XML has as text alone). */
function plainRuleOf(levels: Assignment): RuleId | undefined {
  const isPlain = Object.keys(levels).every((name) => name === 'id' || name === 'encoding');
  if (!isPlain) return undefined;
  if (levels['id'] === 'number') return 'id.forms';
  return levels['encoding'] === 'json' ? 'transport.json' : undefined;
}
