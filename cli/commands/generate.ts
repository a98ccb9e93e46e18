import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { planCases } from '../../generators/index.ts';
import { exitCodes, HarnessError } from '../../model/errors.ts';
import type { RuleId } from '../../model/rules.ts';
import { exporters, type ExportFile, type ExportFormat } from '../../runner/export/index.ts';
import { ownerOnly, prepareFolder } from '../../runner/output.ts';
import { readTarget } from '../../runner/target-file.ts';
import type { Context } from '../context.ts';
import { strengthOf, type StrengthText } from '../options/strength.ts';

export interface GenerateCommandOptions {
  readonly target: string;
  readonly seed: number;
  readonly format: ExportFormat;
  readonly strength: StrengthText;
  readonly rules?: (id: RuleId) => boolean;
  readonly out?: string;
}

/** Writes the cases of a plan in one of the formats, without sending anything; the token is in none of them. */
export async function generate(options: GenerateCommandOptions, context: Context): Promise<number> {
  const target = await readTarget(options.target, context.environment);
  const { seed, strength, rules, format, out } = options;
  const plan = planCases(target, { seed, strength: strengthOf(strength), ...(rules && { rules }) });
  const files = exporters[format]({ target, seed, cases: () => plan.cases() });
  if (out === undefined) {
    const [only] = files;
    if (only === undefined || files.length > 1) throw needsFolder(format, files);
    await write(only, process.stdout, context.signal);
  } else {
    await prepareFolder(out);
    for (const file of files) {
      const path = join(out, file.name);
      const sink = createWriteStream(path, { mode: ownerOnly });
      await write(file, sink, context.signal);
      sink.end();
      await once(sink, 'finish');
      context.terminal.note(path);
    }
  }
  if (!context.signal.aborted) return exitCodes.ok;
  return context.signal.reason === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
}

async function write({ text }: ExportFile, sink: NodeJS.WritableStream, signal: AbortSignal): Promise<void> {
  for (const piece of text) {
    if (signal.aborted) return;
    if (!sink.write(piece)) await once(sink, 'drain');
  }
}

function needsFolder(format: string, files: readonly ExportFile[]): HarnessError {
  return new HarnessError(
    'callAtFault',
    'generate.needs-folder',
    `the format ${format} has ${files.length} files: ${files.map(({ name }) => name).join(', ')}`,
    'Name a folder for them with --out DIR.',
  );
}
