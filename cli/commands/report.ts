import { dirname } from 'node:path';
import {
  contractResultFrom,
  loadResultFrom,
  planResultFrom,
  regressResultFrom,
} from '../../contracts/index.ts';
import { contractSchema } from '../../model/contract-result.ts';
import { exitCodes, HarnessError } from '../../model/errors.ts';
import { loadSchema } from '../../model/load-result.ts';
import { planSchema } from '../../model/plan-result.ts';
import { regressSchema } from '../../model/regress-result.ts';
import { renderResult, type AnyResult } from '../../reports/index.ts';
import { withAssets, type Assets } from '../../reports/split.ts';
import { prepareFolder, writeWhole } from '../../runner/output.ts';
import { annotationsFor } from '../annotations.ts';
import type { Context } from '../context.ts';
import { readResult } from '../read-result.ts';

export interface ReportCommandOptions {
  readonly assets?: Assets;
  readonly annotations?: 'github';
  readonly out?: string;
}

/** Renders the reports of a result file again. */
export async function report(
  options: ReportCommandOptions,
  { terminal }: Context,
  path: string,
): Promise<number> {
  const { file, data } = await readResult(path);
  const result = resultFrom(data, file);
  const folder = options.out ?? dirname(file);
  await prepareFolder(folder);
  for (const [name, text] of Object.entries(
    withAssets(renderResult(result, Date.now()), options.assets ?? 'inline'),
  ))
    terminal.say(await writeWhole(folder, name, text));
  if (options.annotations !== undefined && result.schema === contractSchema)
    annotationsFor(terminal).tell(result);
  return exitCodes.ok;
}

function resultFrom(data: unknown, file: string): AnyResult {
  const schema = (data as { schema?: unknown } | null)?.schema;
  if (schema === contractSchema) return contractResultFrom(data);
  if (schema === loadSchema) return loadResultFrom(data);
  if (schema === planSchema) return planResultFrom(data);
  if (schema === regressSchema) return regressResultFrom(data);
  const found = typeof schema === 'string' ? `its schema is ${schema.slice(0, 80)}` : 'it names no schema';
  throw new HarnessError(
    'callAtFault',
    'result.schema',
    `${file} is no result of this harness: ${found}`,
    `This version renders ${contractSchema}, ${loadSchema}, ${planSchema} and ${regressSchema}.`,
  );
}
