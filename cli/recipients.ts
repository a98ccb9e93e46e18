import { HarnessError } from '../model/errors.ts';
import type { Target } from '../model/target.ts';
import { makeProfileGuard } from '../runner/load/profile-guard.ts';
import { profileRows } from '../runner/load/profile-rows.ts';
import { shortened, shownRecipients, type Recipients } from './dry-run.ts';

/**
 * Whom a load with a file of profiles would write to, as far down the file as it has requests for.
 *
 * @throws HarnessError (exit 2) for a file that a run could not use either.
 */
export async function recipientsIn(path: string, target: Target, requests: number): Promise<Recipients> {
  const check = makeProfileGuard(target, path);
  const first: string[] = [];
  let count = 0;
  let refusal: HarnessError | undefined;
  for await (const row of profileRows(path)) {
    try {
      check(row);
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      refusal = error;
      break;
    }
    if (first.length < shownRecipients) first.push(shortened(row.value));
    count++;
    if (count === requests) break;
  }
  return { first, count, refusal };
}
