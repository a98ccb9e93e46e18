import type { Assignment } from '../../model/case.ts';
import type { RuleId } from '../../model/rules.ts';

/** The rule that a level beyond the plain request is about; the first that speaks is charged with the case. */
const speakers: readonly ((levels: Assignment) => RuleId | undefined)[] = [
  (levels) => (hasAny(levels, 'with_', 'yes') ? 'matching.ignored' : undefined),
  (levels) => unless(levels['attach'], 'absent', 'attach.items'),
  (levels) => unless(levels['content'], 'absent', 'content.object'),
  (levels) => unless(levels['custom_data'], 'absent', 'custom_data.object'),
  filterRule,
  (levels) => unless(levels['resource'], 'absent', 'resource.range'),
  (levels) => unless(levels['query'], 'none', 'request.query'),
  (levels) => (levels['field'] === 'tag' || levels['field'] === 'tags' ? 'custom.tags' : undefined),
  (levels) => (levels['field']?.startsWith('int') ? 'custom.value' : undefined),
  (levels) => (levels['matching'] === 'request' ? 'request.query' : undefined),
  (levels) => unless(levels['matching'], 'absent', 'matching.mode'),
  (levels) => unless(levels['field'], 'none', 'matching.mode'),
  (levels) => unless(levels['layout'], 'plain', 'relation.layout'),
  (levels) => (levels['id'] === 'string' && levels['encoding'] !== 'xml' ? 'id.forms' : undefined),
  (levels) => (levels['encoding'] === 'xml' ? 'transport.xml' : undefined),
];

/** The rule that a cause is charged to: levels that matter, the plain ones left out. */
export function launchRuleOf(levels: Assignment): RuleId {
  for (const speak of speakers) {
    const found = speak(levels);
    if (found !== undefined) return found;
  }
  return 'matching.default';
}

/** All rules that a valid v1.1 request of an assignment exercises; the most particular comes first. */
export function launchRules(assignment: Assignment): readonly [RuleId, ...RuleId[]] {
  const rules = new Set<RuleId>([launchRuleOf(assignment)]);
  for (const speak of speakers) {
    const found = speak(assignment);
    if (found !== undefined) rules.add(found);
  }
  rules.add(assignment['encoding'] === 'xml' ? 'transport.xml' : 'transport.json');
  rules.add('id.forms');
  if (assignment['matching'] === 'absent') rules.add('matching.default');
  return [...rules] as unknown as readonly [RuleId, ...RuleId[]];
}

function filterRule(levels: Assignment): RuleId | undefined {
  const filter = levels['filter'];
  if (filter === undefined || filter === 'absent') {
    return levels['strict'] === undefined || levels['strict'] === 'none' ? undefined : 'filter.found';
  }
  if (levels['matching'] === 'request' || (levels['query'] ?? 'none') !== 'none') return 'filter.unused';
  return filter.endsWith('-other') ? 'filter.not-strict' : 'filter.found';
}

function unless(level: string | undefined, plain: string, rule: RuleId): RuleId | undefined {
  return level === undefined || level === plain ? undefined : rule;
}

function hasAny(levels: Assignment, prefix: string, level: string): boolean {
  return Object.entries(levels).some(([name, value]) => name.startsWith(prefix) && value === level);
}
