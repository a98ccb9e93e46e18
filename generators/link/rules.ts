import type { Assignment } from '../../model/case.ts';
import type { RuleId } from '../../model/rules.ts';

/** The rule that a cause is charged to: levels that matter, the plain ones left out. */
export function linkRuleOf(levels: Assignment): RuleId {
  if (levels['field_known'] === 'unknown') return 'link.unknown-field';
  for (const name of ['fields', 'field_type', 'option', 'field_known', 'filled']) {
    const level = levels[name];
    if (level !== undefined && level !== 'none' && level !== 'absent') return 'link.post';
  }
  if (levels['layout'] !== undefined && levels['layout'] !== 'plain') return 'relation.layout';
  if (levels['method'] === 'post' || (levels['encoding'] ?? 'none') !== 'none') return 'link.post';
  return 'link.get';
}

/** All rules that a valid v1.0 request of an assignment exercises. */
export function linkRules(assignment: Assignment): readonly [RuleId, ...RuleId[]] {
  if (assignment['method'] === 'get') return ['link.get'];
  const first = linkRuleOf(assignment);
  const rules = new Set<RuleId>([first === 'relation.layout' ? 'link.post' : first, 'link.post']);
  if (assignment['layout'] !== 'plain') rules.add('relation.layout');
  return [...rules] as unknown as readonly [RuleId, ...RuleId[]];
}
