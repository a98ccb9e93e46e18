import { checkWritten } from '../../contracts/index.ts';
import type { Case } from '../../model/case.ts';
import type { Failure } from './ledger.ts';
import type { Observer } from './observer.ts';

/** Whether a case writes to a profile (v1.0, option 2): such cases run one after another, after all others. */
export function isWriter(testCase: Case): boolean {
  return Object.keys(testCase.launch?.fields?.written ?? {}).length > 0;
}

/** Rule effect.fields: looks at the profile before and after a case that may write to it. */
export async function withProfileWatched(
  observer: Observer,
  testCase: Case,
  run: () => Promise<Failure>,
): Promise<Failure> {
  const profileId = testCase.launch?.recipients[0];
  if (profileId === undefined) return run();
  const before = await observer.fieldsOf(profileId);
  const { exchange, findings } = await run();
  const after = await observer.fieldsOf(profileId);
  if (after === undefined || exchange.judgement.outcome !== 'accept') return { exchange, findings };
  return { exchange, findings: [...findings, ...checkWritten(testCase, before, after)] };
}
