import type { Finding } from '../model/judgement.ts';
import { rule } from '../model/rules.ts';
import type { Target } from '../model/target.ts';

/** Drops the findings of rules for every response that the target file declares open. */
export function findingsNotWaived(
  findings: readonly Finding[],
  overrides: Target['expectations'],
): readonly Finding[] {
  return findings.filter(
    ({ rule: id }) => !(rule(id).expects === 'always' && overrides[id]?.expects === 'open'),
  );
}

/** The same for a judgement; one without findings is returned as it is. */
export function withoutWaived<J extends { readonly findings: readonly Finding[] }>(
  judgement: J,
  overrides: Target['expectations'],
): J {
  if (judgement.findings.length === 0) return judgement;
  return { ...judgement, findings: findingsNotWaived(judgement.findings, overrides) };
}
