import { regressResultFrom } from '../../contracts/index.ts';
import { exitCodes, HarnessError } from '../../model/errors.ts';
import { maskFor } from '../../model/mask.ts';
import { tokenVariable } from '../../model/secrets.ts';
import { acceptDifferences } from '../../runner/regress/accept.ts';
import { readResult } from '../read-result.ts';
import type { Context } from '../context.ts';
import { readBaseline, saveBaseline } from './baseline-file.ts';

export interface AcceptCommandOptions {
  readonly baseline: string;
  readonly result: string;
  readonly difference: readonly string[];
  readonly reason: string;
}

/** Takes differences into a baseline, with the reason. */
export async function accept(
  options: AcceptCommandOptions,
  { terminal, environment }: Context,
): Promise<number> {
  const reason = options.reason.trim();
  if (reason === '') {
    throw new HarnessError(
      'callAtFault',
      'regress.no-reason',
      'the reason is empty',
      "Say why the difference is right: --reason 'agreed with the vendor'.",
    );
  }
  const baseline = await readBaseline(options.baseline);
  const result = regressResultFrom((await readResult(options.result)).data);
  const mask = maskFor([environment[tokenVariable] ?? '']);
  await saveBaseline(
    options.baseline,
    acceptDifferences(baseline, result, [...new Set(options.difference)], mask(reason)),
  );
  for (const id of new Set(options.difference)) terminal.say(`accepted ${id}: ${options.baseline}`);
  terminal.emit({ accepted: [...new Set(options.difference)], baseline: options.baseline });
  return exitCodes.ok;
}
