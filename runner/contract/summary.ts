import type { Coverage, ContractResult, RunFacts } from '../../model/contract-result.ts';
import { contractSchema } from '../../model/contract-result.ts';
import type { Skip } from '../../model/case.ts';
import type { Mask } from '../../model/mask.ts';
import type { Target } from '../../model/target.ts';
import type { Cause } from './causes/cause.ts';
import type { Ledger } from './ledger.ts';
import type { Stop } from './stop.ts';
import { violationOf } from './violation.ts';

export interface SummaryInput {
  readonly ledger: Ledger;
  readonly causes: readonly Cause[];
  readonly skipped: readonly Skip[];
  readonly coverage: readonly Coverage[];
  readonly coverageOfShards?: readonly Coverage[];
  readonly stop: Stop | undefined;
  readonly target: Target;
  readonly mask: Mask;
  readonly facts: RunFacts;
}

/** Makes a run's result of what its ledger and its causes say. */
export function summarised(input: SummaryInput): ContractResult {
  const { ledger, causes, skipped, coverage, coverageOfShards, stop, target, mask, facts } = input;
  for (const cause of causes) ledger.charge(cause);
  return {
    schema: contractSchema,
    verdict: causes.length > 0 ? 'fail' : stop === undefined ? 'pass' : 'partial',
    reason: reasonOf(ledger, causes, stop),
    counts: { ...ledger.counts, skipped: skipped.length },
    violations: causes.map((cause) => violationOf(cause, target, mask)),
    matrix: ledger.matrix(),
    skipped,
    coverage,
    ...(coverageOfShards === undefined ? {} : { coverageOfShards }),
    codes: ledger.codes(),
    examples: ledger.records
      .filter((record) => record.kind === 'example')
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    cases: ledger.records,
    casesFile: 'cases.jsonl',
    latency: ledger.latency(),
    run: facts,
  };
}

function reasonOf(ledger: Ledger, causes: readonly Cause[], stop: Stop | undefined): string {
  const { cases, failed } = ledger.counts;
  const ran = `${cases} case${cases === 1 ? '' : 's'} ran`;
  const early = stop === undefined ? '' : `; ${stop.reason}`;
  if (causes.length === 0)
    return stop === undefined ? `${ran}, and none broke a rule` : `${ran} and none broke a rule${early}`;
  const first = causes[0] as Cause;
  const more = causes.length === 1 ? '' : ` and ${causes.length - 1} more`;
  return `${failed} of ${cases} cases failed: ${first.rule}${more}${early}`;
}
