import type { ShownCase } from '../contract/case-view.ts';
import type { PackedRule } from '../contract/packed.ts';

/** The cases that the filters let through, in the order of the list. */
export function filterCases(
  cases: readonly ShownCase[],
  filters: ReadonlyMap<string, string>,
  rules: Readonly<Record<string, PackedRule>>,
): readonly ShownCase[] {
  if (filters.size === 0) return cases;
  const wanted = (name: string, value: string): boolean => {
    const filter = filters.get(name);
    return filter === undefined || filter === value;
  };
  const query = filters.get('q')?.toLowerCase();
  const byRule = ruleFilter(filters, rules);
  return cases.filter(
    (record) =>
      wanted('verdict', record.verdict) &&
      wanted('format', record.encoding ?? 'none') &&
      wanted('kind', record.kind) &&
      byRule(record) &&
      (query === undefined || searchText(record).includes(query)),
  );
}

/** A cell of the matrix is one subject and one kind of check, so both must hold of one and the same rule. */
function ruleFilter(
  filters: ReadonlyMap<string, string>,
  rules: Readonly<Record<string, PackedRule>>,
): (record: ShownCase) => boolean {
  const [subject, check, one] = [filters.get('subject'), filters.get('check'), filters.get('rule')];
  if (subject === undefined && check === undefined && one === undefined) return () => true;
  const fits = (id: string): boolean => {
    const rule = rules[id];
    return (
      (one === undefined || one === id) &&
      (subject === undefined || subject === rule?.subject) &&
      (check === undefined || check === rule?.check)
    );
  };
  return (record) => record.rules.some(fits) || (record.broken?.some(fits) ?? false);
}

function searchText(record: ShownCase): string {
  return `${record.id} ${record.title} ${record.fault ?? ''} ${record.errorText ?? ''} ${record.error ?? ''} ${record.status ?? ''} ${record.rules.join(' ')}`.toLowerCase();
}
