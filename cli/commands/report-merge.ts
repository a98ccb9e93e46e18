import { realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contractResultFrom, loadResultFrom } from '../../contracts/index.ts';
import { contractSchema, type CaseRecord, type ContractResult } from '../../model/contract-result.ts';
import { exitCodes } from '../../model/errors.ts';
import { loadSchema, type LoadResult } from '../../model/load-result.ts';
import type { Assets } from '../../reports/split.ts';
import { openRecords } from '../../runner/contract/records.ts';
import { pastRecords } from '../../runner/contract/resume/past-records.ts';
import { mergeContract } from '../../runner/merge/contract.ts';
import { mergeLoad } from '../../runner/merge/load.ts';
import { notTogether, type Part } from '../../runner/merge/same-run.ts';
import { quoted } from '../command-line.ts';
import type { Context } from '../context.ts';
import { outFolder } from '../folder.ts';
import { readResult } from '../read-result.ts';
import { sayContract } from '../summaries.ts';
import { writeReports } from '../write-reports.ts';
import { exitOf, leaveReports } from './load.ts';

export interface ReportMergeCommandOptions {
  readonly assets?: Assets;
  readonly out?: string;
}

/** Makes one result of several shards of a contract run, or of several instances of a load run. */
export async function reportMerge(
  options: ReportMergeCommandOptions,
  context: Context,
  ...paths: string[]
): Promise<number> {
  const parts = await Promise.all(paths.map(partFrom));
  const schemas = [...new Set(parts.map(({ schema }) => schema))];
  if (schemas.length > 1) throw differentSchemas(parts);
  await checkOnce(
    parts.map(({ file }) => file),
    options.out,
  );
  if (schemas[0] === loadSchema) {
    const read = parts.map(({ file, data }): Part<LoadResult> => ({ file, result: loadResultFrom(data) }));
    const result = mergeLoad(read, context.command);
    await leaveReports(await outFolder(options.out, 'merge'), result, context.terminal);
    return exitOf(result, context.signal);
  }
  const read = parts.map(({ file, data }): Part<ContractResult> => ({
    file,
    result: contractResultFrom(data),
  }));
  return mergeShards(read, options, context);
}

interface Found {
  readonly file: string;
  readonly data: unknown;
  readonly schema: string;
}

async function partFrom(path: string): Promise<Found> {
  const { file, data } = await readResult(path);
  const schema = (data as { schema?: unknown } | null)?.schema;
  if (schema === contractSchema || schema === loadSchema) return { file, data, schema };
  throw notTogether(
    'merge.schema',
    `${file} cannot be merged: ${typeof schema === 'string' ? `its schema is ${schema.slice(0, 80)}` : 'it names no schema'}`,
    `This version merges ${contractSchema} and ${loadSchema}.`,
  );
}

function differentSchemas(parts: readonly Found[]): Error {
  const [first] = parts as [Found, ...Found[]];
  const other = parts.find(({ schema }) => schema !== first.schema) ?? first;
  return notTogether(
    'merge.different',
    `${first.file} and ${other.file} are no parts of one run: the first is of schema ${first.schema}, the second of ${other.schema}`,
    'Merge results of the same command.',
  );
}

/** @throws HarnessError if a result is named twice, or would be written over. */
async function checkOnce(files: readonly string[], out: string | undefined): Promise<void> {
  const folders = new Map<string, string>();
  for (const file of files) {
    const folder = await realpath(dirname(file));
    const key = await realpath(file);
    const before = folders.get(key);
    if (before !== undefined)
      throw notTogether('merge.twice', `${file} is named twice`, 'Name each result once.');
    folders.set(key, folder);
  }
  const target = out === undefined ? undefined : await realpath(out).catch(() => undefined);
  if (target !== undefined && [...folders.values()].includes(target)) {
    throw notTogether(
      'merge.out',
      `--out ${String(out)} is the folder of one of the results, which would be lost`,
      'Name another folder.',
    );
  }
}

async function mergeShards(
  parts: readonly Part<ContractResult>[],
  options: ReportMergeCommandOptions,
  { terminal, command }: Context,
): Promise<number> {
  const withCases = await Promise.all(
    parts.map(async (part) => ({ ...part, cases: (await linesBeside(part.file)) ?? part.result.cases })),
  );
  const folder = await outFolder(options.out, 'merge');
  const records = await openRecords(join(folder, 'cases.jsonl'));
  const result = await mergeContract(withCases, {
    onCase: (record) => records.write(record),
    command,
  }).finally(() => records.close());
  const paths = await writeReports(folder, result, options.assets);
  sayContract(terminal, result, (id) => `npx trigger-harness repro ${quoted(id)} --target …`);
  terminal.say(
    `\n      ${[...paths.values()].filter((path) => !path.endsWith('result.json')).join('\n      ')}`,
  );
  const { schema, verdict, reason, counts, violations } = result;
  terminal.emit({ schema, verdict, reason, counts, violations: violations.length, out: folder });
  if (verdict === 'fail') return exitCodes.targetAtFault;
  // Nothing was found, but not all was looked at.
  return verdict === 'partial' ? exitCodes.runNotMade : exitCodes.ok;
}

/** The lines of the cases.jsonl beside a result; undefined: there is none. */
async function linesBeside(file: string): Promise<AsyncIterable<CaseRecord> | undefined> {
  const path = join(dirname(file), 'cases.jsonl');
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? undefined : pastRecords(path);
}
