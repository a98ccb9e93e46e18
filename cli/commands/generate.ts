import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { encodeRequest, planCases } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import { exitCodes } from '../../model/errors.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { ownerOnly, prepareFolder } from '../../runner/output.ts';
import { readTarget } from '../../runner/target-file.ts';
import type { Context } from '../context.ts';
import { strengthOf, type StrengthText } from '../options/strength.ts';

export interface GenerateCommandOptions {
  readonly target: string;
  readonly seed: number;
  readonly format: 'jsonl';
  readonly strength: StrengthText;
  readonly rules?: (id: RuleId) => boolean;
  readonly out?: string;
}

/** Writes the cases of a plan as JSON lines, each with its request encoded; the token stands as its placeholder. */
export async function generate(options: GenerateCommandOptions, context: Context): Promise<number> {
  const target = await readTarget(options.target, context.environment);
  const plan = planCases(target, {
    seed: options.seed,
    strength: strengthOf(options.strength),
    ...(options.rules && { rules: options.rules }),
  });
  let path: string | undefined;
  let sink: NodeJS.WritableStream = process.stdout;
  if (options.out !== undefined) {
    await prepareFolder(options.out);
    path = join(options.out, 'cases.jsonl');
    sink = createWriteStream(path, { mode: ownerOnly });
  }
  let count = 0;
  for (const testCase of plan.cases()) {
    if (context.signal.aborted)
      return context.signal.reason === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
    count++;
    if (!sink.write(`${JSON.stringify(lineOf(testCase, target))}\n`)) await once(sink, 'drain');
  }
  if (path !== undefined) {
    sink.end();
    await once(sink, 'finish');
    context.terminal.note(`${count} cases in ${path}`);
  }
  return exitCodes.ok;
}

function lineOf(testCase: Case, target: Target): object {
  const { method, url, headers, body } = encodeRequest(testCase.request, target, 'shown');
  const { id, kind, title, rules, expects, fault, assignment, seed } = testCase;
  const sent = body === undefined ? {} : textOrBase64(body);
  return {
    id,
    kind,
    title,
    rules,
    expects,
    ...(fault && { fault }),
    assignment,
    seed,
    request: { method, url, headers, ...sent },
  };
}

function textOrBase64(bytes: Uint8Array): { body: string; bodyIsBase64?: true } {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { body: Buffer.from(bytes).toString('base64'), bodyIsBase64: true };
  }
}
