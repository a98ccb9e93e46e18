import { withComparison } from '../../model/load-comparison.ts';
import { loadResultFrom } from '../../contracts/index.ts';
import { exitCodes } from '../../model/errors.ts';
import type { Assets } from '../../reports/split.ts';
import { leaveReports, readLoads } from '../commands/load.ts';
import type { Context } from '../context.ts';
import { outFolder } from '../folder.ts';
import { readResult } from '../read-result.ts';

export interface RegressLoadOptions {
  readonly against: readonly string[];
  readonly out?: string;
  readonly assets?: Assets;
}

/** Compares a load run that was made with earlier ones; sends nothing. */
export async function regressLoad(
  options: RegressLoadOptions,
  { terminal }: Context,
  path: string,
): Promise<number> {
  const measured = loadResultFrom((await readResult(path)).data);
  const result = withComparison(measured, await readLoads(options.against));
  await leaveReports(await outFolder(options.out, 'regress'), result, terminal, options.assets);
  return result.comparison?.verdict === 'slower' ? exitCodes.targetAtFault : exitCodes.ok;
}
