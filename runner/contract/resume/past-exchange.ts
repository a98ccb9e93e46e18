import { caseFromId, valueSeed } from '../../../generators/index.ts';
import type { Case } from '../../../model/case.ts';
import type { CaseRecord } from '../../../model/contract-result.ts';
import { HarnessError } from '../../../model/errors.ts';
import type { Finding } from '../../../model/judgement.ts';
import type { Target } from '../../../model/target.ts';
import type { Exchange } from '../session.ts';

/** What a record tells of an exchange: its case, made again, and its outcome; the answer itself is not kept. */
export function pastExchange(record: CaseRecord, target: Target): Exchange {
  const { status, error, errorText, outcome, expects } = record;
  return {
    case: caseFromId(record.id, target),
    observation: {
      requestId: '',
      at: 0,
      latencyMs: record.latencyMs,
      result: { kind: 'failure', failure: 'other', message: 'the answer was not kept' },
    },
    judgement: {
      outcome,
      expects,
      ...(status === undefined ? {} : { status }),
      ...(error === undefined ? {} : { error }),
      ...(errorText === undefined ? {} : { errorText }),
      duplicate: false,
      findings: [],
    },
  };
}

/** What a record says is wrong, where the case does not show it again: rules only, as the words were not kept. */
export function pastFindings({ broken = [], expects, outcome }: CaseRecord): Finding[] {
  return broken.map((rule) => ({
    rule,
    expected: expects,
    got: outcome,
    message: 'It failed before the run was interrupted, and not when it was tried again.',
  }));
}

/** @throws HarnessError (exit 2) if a case cannot be of a run with this seed. */
export function checkSameSeed({ id, kind, seed }: Pick<Case, 'id' | 'kind' | 'seed'>, runSeed: number): void {
  // Open cases may share the values of another, and examples have none.
  if (kind !== 'valid' && kind !== 'invalid') return;
  const [name = '', code = ''] = id.split('~');
  if (valueSeed(name, code, runSeed) === seed) return;
  throw new HarnessError(
    'callAtFault',
    'resume.seed',
    `the run that was interrupted had another seed than ${runSeed}: ${id} is none of its cases`,
    'Give the options of the interrupted run: --seed, --strength, --rules, --shard.',
  );
}
