import type { Finding } from '../../../model/judgement.ts';
import type { RuleId } from '../../../model/rules.ts';
import type { Failure } from '../ledger.ts';
import type { Cause } from './cause.ts';
import { bySize } from './group.ts';

/** What sequences of requests showed: one cause a rule, not shrunk, because no single request shows it. */
export function sequenceCauses(failures: readonly Failure[]): Cause[] {
  const byRule = new Map<RuleId, Failure[]>();
  for (const failure of failures) {
    for (const id of new Set(failure.findings.map((finding) => finding.rule))) {
      byRule.set(id, [...(byRule.get(id) ?? []), failure]);
    }
  }
  return [...byRule].map(([id, members]) => {
    const smallest = [...members].sort(bySize)[0] as Failure;
    const finding = smallest.findings.find((candidate) => candidate.rule === id) as Finding;
    return { rule: id, finding, smallest, conditions: [], parameters: [], proven: false, failures: members };
  });
}
