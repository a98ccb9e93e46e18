import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contractResultFrom, loadResultFrom, regressResultFrom } from '../../contracts/index.ts';
import { contractSchema } from '../../model/contract-result.ts';
import { exitCodes, HarnessError } from '../../model/errors.ts';
import { loadSchema } from '../../model/load-result.ts';
import { regressSchema } from '../../model/regress-result.ts';
import { renderResult, type AnyResult } from '../../reports/index.ts';
import { withAssets, type Assets } from '../../reports/split.ts';
import { prepareFolder, writeWhole } from '../../runner/output.ts';
import type { Context } from '../context.ts';

export interface ReportCommandOptions {
  readonly assets?: Assets;
  readonly out?: string;
}

/** Renders the reports of a result file again. */
export async function report(
  options: ReportCommandOptions,
  { terminal }: Context,
  path: string,
): Promise<number> {
  const file = await resultFile(path);
  const result = resultFrom(await jsonOf(file), file);
  const folder = options.out ?? dirname(file);
  await prepareFolder(folder);
  for (const [name, text] of Object.entries(withAssets(renderResult(result), options.assets ?? 'inline')))
    terminal.say(await writeWhole(folder, name, text));
  return exitCodes.ok;
}

export async function resultFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    throw new HarnessError(
      'callAtFault',
      'result.unreadable',
      `there is no ${path}`,
      'Give a result.json, or the folder that holds it.',
    );
  }
  return found.isDirectory() ? join(path, 'result.json') : path;
}

export async function jsonOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    throw new HarnessError(
      'callAtFault',
      'result.unreadable',
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Give a result.json that this harness wrote.',
    );
  }
}

function resultFrom(data: unknown, file: string): AnyResult {
  const schema = (data as { schema?: unknown } | null)?.schema;
  if (schema === contractSchema) return contractResultFrom(data);
  if (schema === loadSchema) return loadResultFrom(data);
  if (schema === regressSchema) return regressResultFrom(data);
  const found = typeof schema === 'string' ? `its schema is ${schema.slice(0, 80)}` : 'it names no schema';
  throw new HarnessError(
    'callAtFault',
    'result.schema',
    `${file} is no result of this harness: ${found}`,
    `This version renders ${contractSchema}, ${loadSchema} and ${regressSchema}.`,
  );
}
