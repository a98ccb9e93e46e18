import type { Case } from '../../../model/case.ts';
import type { Finding } from '../../../model/judgement.ts';
import type { Failure } from '../ledger.ts';

/** Failures in which the same thing went wrong under the same fault (or under none). */
export interface Group {
  readonly key: string;
  /** What went wrong, whatever the fault. */
  readonly kind: string;
  /** Whether its cases are valid requests, so that what is found there explains broken ones as well. */
  readonly valid: boolean;
  readonly failures: readonly Failure[];
}

/** The groups of all failures; those of valid requests first. */
export function groupsOf(failures: readonly Failure[]): Group[] {
  const groups = new Map<string, { kind: string; valid: boolean; failures: Failure[] }>();
  for (const failure of failures) {
    const { case: testCase } = failure.exchange;
    const kinds = new Map(failure.findings.map((finding) => [keyOf(testCase, finding), kindOf(finding)]));
    for (const [key, kind] of kinds) {
      const known = groups.get(key);
      if (known === undefined)
        groups.set(key, { kind, valid: testCase.fault === undefined, failures: [failure] });
      else known.failures.push(failure);
    }
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...group }))
    .sort((a, b) => Number(b.valid) - Number(a.valid) || (a.key < b.key ? -1 : 1));
}

/** The finding of a failure that belongs to a group. */
export function findingOf(failure: Failure, key: string): Finding | undefined {
  return failure.findings.find((finding) => keyOf(failure.exchange.case, finding) === key);
}

/** The finding that a group's failure is told by; RangeError for what is no failure. */
export function tellingFinding(failure: Failure, key: string): Finding {
  const finding = findingOf(failure, key) ?? failure.findings[0];
  if (finding === undefined) throw new RangeError('a failure has a finding');
  return finding;
}

/** Whether a finding says that a request was taken or refused against expectation. */
export function isOutcome(finding: Finding): boolean {
  return finding.expected === 'accept' || finding.expected === 'reject';
}

/** A wrong outcome of a valid case can be charged to another rule once it is shrunk, so its kind leaves the rule out. */
function kindOf(finding: Finding): string {
  return isOutcome(finding) ? `${finding.expected}>${finding.got}` : finding.rule;
}

function keyOf(c: Case, finding: Finding): string {
  const broken = c.fault === undefined ? c.space : `${c.fault.rule}/${c.fault.name}`;
  return `${kindOf(finding)} ${broken}`;
}

/**
 * Fewest parameters first; then by id, so that the order of arrival does not matter.
 *
 * The page's examples come last: with values of their own they cannot be made smaller.
 */
export function bySize(a: Failure, b: Failure): number {
  return rank(a) - rank(b) || sizeOf(a) - sizeOf(b) || a.exchange.case.id.localeCompare(b.exchange.case.id);
}

function rank({ exchange }: Failure): number {
  return exchange.case.kind === 'example' ? 1 : 0;
}

function sizeOf({ exchange }: Failure): number {
  return Object.keys(exchange.case.request.parameters ?? {}).length;
}
