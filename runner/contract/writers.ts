import { checkKept, checkWritten } from '../../contracts/index.ts';
import type { Case } from '../../model/case.ts';
import type { Finding } from '../../model/judgement.ts';
import type { Target } from '../../model/target.ts';
import type { Failure } from './ledger.ts';
import type { Observer } from './observer.ts';
import { changesBetween, snapshotOf } from './snapshot.ts';

/** Whether a case writes to a profile (v1.0, option 2): such cases run one after another, after all others. */
export function isWriter(testCase: Case): boolean {
  return Object.keys(testCase.launch?.fields?.written ?? {}).length > 0;
}

/**
 * Rule effect.fields: looks at profiles before and after a case: its own has what was to be written and nothing else,
 * the others are as they were.
 */
export async function withProfilesWatched(
  observer: Observer,
  target: Target,
  watched: readonly string[],
  testCase: Case,
  run: () => Promise<Failure>,
): Promise<Failure> {
  const own = testCase.launch?.recipients[0];
  const before = await snapshotOf(observer, own === undefined ? watched : [own, ...watched], target.fields);
  const { exchange, findings } = await run();
  const after = await snapshotOf(observer, [...before.keys()], target.fields);
  const found: Finding[] = [];
  for (const [id, fields] of changesBetween(before, after)) {
    if (id !== own || !isWriter(testCase)) found.push(...checkKept(fields.before, fields.after));
  }
  const mine = own === undefined ? undefined : after.get(own);
  if (
    own !== undefined &&
    mine !== undefined &&
    isWriter(testCase) &&
    exchange.judgement.outcome === 'accept'
  )
    found.push(...checkWritten(testCase, before.get(own), mine));
  return { exchange, findings: [...findings, ...found] };
}
