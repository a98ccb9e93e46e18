import { resolve } from 'node:path';
import { planCases, type MixedStrength } from '../../generators/index.ts';
import { exitCodes, HarnessError } from '../../model/errors.ts';
import type { ContractResult } from '../../model/contract-result.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import type { ContractProgress } from '../../runner/contract/options.ts';
import { runContract, type ContractRun } from '../../runner/contract/run.ts';
import { limitsOf } from '../../runner/guard.ts';
import { readTarget } from '../../runner/target-file.ts';
import type { Assets } from '../../reports/split.ts';
import { annotationsFor } from '../annotations.ts';
import { quoted } from '../command-line.ts';
import { heading, type Context } from '../context.ts';
import { sayIntended, type Intended } from '../dry-run.ts';
import { outFolder } from '../folder.ts';
import { strengthOf, type StrengthText } from '../options/strength.ts';
import { progressOf } from '../progress.ts';
import { explain } from './explain.ts';
import { sayContract } from '../summaries.ts';
import { writeReports } from '../write-reports.ts';

export interface ContractCommandOptions {
  readonly assets?: Assets;
  readonly target: string;
  readonly confirm: readonly string[];
  readonly out?: string;
  readonly seed: number;
  readonly strength: StrengthText;
  readonly stronger?: readonly MixedStrength[];
  readonly sample?: number;
  readonly rules?: (id: RuleId) => boolean;
  readonly resume?: string;
  readonly case?: string;
  readonly concurrency: number;
  readonly rate?: number;
  readonly timeout: number;
  readonly maxFailures?: number;
  readonly shard?: { readonly index: number; readonly of: number };
  readonly budget?: number;
  readonly explain?: boolean;
  readonly dryRun?: boolean;
  readonly annotations?: 'github';
}

/** Runs the contract suite and leaves its reports. */
export async function contract(options: ContractCommandOptions, context: Context): Promise<number> {
  const { terminal } = context;
  checkTogether(options);
  const target = await readTarget(options.target, context.environment);
  if (options.explain === true) return explain(options, target, context);
  if (options.dryRun === true)
    return sayIntended(intendedBy(options, target), target, options.confirm, terminal);
  const folder = await outFolder(options.resume ?? options.out, 'contract');
  const annotations = options.annotations === undefined ? undefined : annotationsFor(terminal);
  heading(terminal, [
    'contract',
    target.name,
    new URL(target.baseUrl).host,
    `seed ${options.seed}`,
    `strength ${options.strength}`,
  ]);
  const progress = progressOf(terminal, 'cases');
  const run = await runContract(target, {
    ...options,
    out: folder,
    mixed: options.stronger,
    resume: options.resume !== undefined,
    caseId: options.case,
    strength: strengthOf(options.strength),
    timeoutMs: options.timeout,
    budgetMs: options.budget,
    confirmed: options.confirm,
    command: context.command,
    signal: context.signal,
    onProgress: (at) => progress.update(at.done, at.total, detailOf(at)),
  }).finally(() => progress.end());
  const paths = await writeReports(folder, run.result, options.assets);
  sayContract(
    terminal,
    run.result,
    (id) => `npx trigger-harness repro ${quoted(id)} --target ${quoted(options.target)}`,
  );
  terminal.say(
    `\n      ${[...paths.values()].filter((path) => !path.endsWith('result.json')).join('\n      ')}`,
  );
  annotations?.tell(run.result);
  terminal.emit(summaryOf(run.result, folder));
  return exitOf(run);
}

/** What a run would send, by its plan. */
function intendedBy(options: ContractCommandOptions, target: Target): Intended {
  const plan = planCases(target, {
    seed: options.seed,
    strength: strengthOf(options.strength),
    mixed: options.stronger,
    sample: options.sample,
    rules: options.rules,
  });
  const cases = options.case === undefined ? plan.count : 1;
  const { index = 1, of = 1 } = options.shard ?? {};
  const { maxRate } = limitsOf(target);
  const rates = [options.rate, maxRate].filter((rate) => rate !== undefined);
  return {
    requests: Math.ceil((cases - index + 1) / of),
    beyond: 'some 2,000 for sequences and, where something fails, to find its causes',
    rate: rates.length === 0 ? undefined : Math.min(...rates),
    written: target.link?.writable ?? [],
    restored: true,
  };
}

function checkTogether({
  strength,
  sample,
  stronger,
  resume,
  out,
  case: only,
}: ContractCommandOptions): void {
  if (sample !== undefined && strength !== 'all')
    throw wrong('--sample is for --strength all', 'Add --strength all, or leave --sample out.');
  if (stronger !== undefined && strength === 'all')
    throw wrong('--strength all has every combination already', 'Leave --stronger out.');
  if (resume !== undefined && out !== undefined && resolve(out) !== resolve(resume))
    throw wrong('a run goes on in its own folder', 'Leave --out out.');
  if (resume !== undefined && only !== undefined)
    throw wrong('--case runs one case, and --resume the rest of many', 'Give one of the two.');
}

function wrong(found: string, fix: string): HarnessError {
  return new HarnessError('callAtFault', 'contract.options', found, fix);
}

function detailOf({ phase, done, total, rate, failed }: ContractProgress): string {
  const what =
    phase === 'cases'
      ? `${done} of ${total}, ${Math.round(rate)}/s`
      : phase === 'sequences'
        ? 'sequences'
        : 'finding causes';
  return `${what} · ${failed} failed`;
}

function summaryOf(result: ContractResult, folder: string): object {
  return {
    schema: result.schema,
    verdict: result.verdict,
    reason: result.reason,
    counts: result.counts,
    violations: result.violations.length,
    out: folder,
  };
}

/** A signal or the guard's end of it beats the verdict: the run was not whole. */
function exitOf({ result, stop }: ContractRun): number {
  if (stop?.exit !== undefined) return exitCodes[stop.exit];
  if (result.verdict === 'fail') return exitCodes.targetAtFault;
  // A run that was given no time for a single case has shown nothing.
  return result.counts.cases === 0 && stop !== undefined ? exitCodes.runNotMade : exitCodes.ok;
}
