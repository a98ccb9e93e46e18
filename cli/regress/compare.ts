import { exitCodes } from '../../model/errors.ts';
import type { FailOn, RegressResult } from '../../model/regress-result.ts';
import { compareBaselines, compareTargets, compareWithBaseline } from '../../runner/regress/compare.ts';
import { recordBaseline } from '../../runner/regress/record.ts';
import type { Assets } from '../../reports/split.ts';
import { readTarget } from '../../runner/target-file.ts';
import { heading, type Context } from '../context.ts';
import { outFolder } from '../folder.ts';
import { rulesChoice, type RulesChoice } from '../options/rules-glob-text.ts';
import { strengthOf, type StrengthText } from '../options/strength.ts';
import { progressOf } from '../progress.ts';
import { writeReports } from '../write-reports.ts';
import { isBaselineFile, readBaseline } from './baseline-file.ts';
import { sendingOf, type RegressSendOptions } from './record.ts';
import { sayRegress } from './say.ts';

export interface CompareCommandOptions extends RegressSendOptions {
  readonly target: string;
  readonly baseline: string;
  readonly out?: string;
  readonly assets?: Assets;
  readonly failOn: FailOn;
}

/** Runs a baseline's cases again and says what is different. */
export async function compare(options: CompareCommandOptions, context: Context): Promise<number> {
  const baseline = await readBaseline(options.baseline);
  const target = await readTarget(options.target, context.environment);
  const folder = await outFolder(options.out, 'regress');
  heading(context.terminal, [
    'regress compare',
    target.name,
    new URL(target.baseUrl).host,
    `against ${options.baseline}`,
  ]);
  const progress = progressOf(context.terminal, 'cases');
  const result = await compareWithBaseline(target, baseline, {
    ...sendingOf(options),
    failOn: options.failOn,
    command: context.command,
    rules: baseline.rules === undefined ? undefined : rulesChoice(baseline.rules).takes,
    signal: context.signal,
    onProgress: (done, total) => progress.update(done, total, `${done} of ${total} answered`),
  }).finally(() => progress.end());
  return told(result, folder, options, options.baseline, context);
}

export interface DiffCommandOptions extends RegressSendOptions {
  readonly out?: string;
  readonly assets?: Assets;
  readonly failOn: FailOn;
  readonly seed: number;
  readonly strength: StrengthText;
  readonly rules?: RulesChoice;
}

/** Compares two baselines, two targets side by side, or one with the other. */
export async function diff(
  options: DiffCommandOptions,
  context: Context,
  first: string,
  second: string,
): Promise<number> {
  const [firstIsBaseline, secondIsBaseline] = [await isBaselineFile(first), await isBaselineFile(second)];
  if (firstIsBaseline && !secondIsBaseline)
    return compare({ ...options, baseline: first, target: second }, context);
  const { environment, terminal } = context;
  const { failOn } = options;
  const { command, signal } = context;
  if (firstIsBaseline) {
    const [one, other] = [await readBaseline(first), await readBaseline(second)];
    const folder = await outFolder(options.out, 'regress');
    return told(compareBaselines(one, other, { failOn, command }), folder, options, first, context);
  }
  const target = await readTarget(first, environment);
  const progress = progressOf(terminal, 'cases');
  const onProgress = (done: number, total: number): void =>
    progress.update(done, total, `${done} of ${total} answered`);
  const asked = {
    ...sendingOf(options),
    seed: options.seed,
    strength: strengthOf(options.strength),
    rules: options.rules?.takes,
    signal,
    onProgress,
  };
  if (secondIsBaseline) {
    const other = await readBaseline(second);
    const folder = await outFolder(options.out, 'regress');
    const rules = other.rules === undefined ? undefined : rulesChoice(other.rules);
    const plan = {
      seed: other.seed,
      strength: strengthOf(other.strength as StrengthText),
      rules: rules?.takes,
    };
    const now = await recordBaseline(target, { ...asked, ...plan, rulesText: rules?.text, runs: 2 }).finally(() => progress.end()); // prettier-ignore
    return told(compareBaselines(now, other, { failOn, command }), folder, options, undefined, context);
  }
  const other = await readTarget(second, environment);
  const folder = await outFolder(options.out, 'regress');
  const names = [target, other].map(({ name, baseUrl }) => `${name} ${new URL(baseUrl).host}`);
  heading(terminal, ['regress diff', ...names, `seed ${options.seed}`, `strength ${options.strength}`]);
  const result = await compareTargets(target, other, { ...asked, failOn, command }).finally(() =>
    progress.end(),
  );
  return told(result, folder, options, undefined, context);
}

async function told(
  result: RegressResult,
  folder: string,
  { assets }: { readonly assets?: Assets },
  baseline: string | undefined,
  { terminal }: Context,
): Promise<number> {
  const paths = await writeReports(folder, result, assets);
  sayRegress(terminal, result, baseline, folder);
  terminal.say(
    `\n      ${[...paths.values()].filter((path) => !path.endsWith('result.json')).join('\n      ')}`,
  );
  const { schema, verdict, reason, counts, differences } = result;
  terminal.emit({ schema, verdict, reason, counts, differences: differences.length, out: folder });
  return exitOf(result);
}

const classesThatFail: Readonly<Record<FailOn, readonly string[]>> = {
  breaking: ['breaking'],
  behaviour: ['breaking', 'behaviour'],
  any: ['breaking', 'behaviour', 'wording', 'addition'],
};

/** A baseline none of whose cases can be run is the wrong one, not a target at fault. */
export function exitOf({ verdict, differences, failOn }: RegressResult): number {
  if (verdict === 'not-comparable') return exitCodes.callAtFault;
  const fails = differences.some((difference) => classesThatFail[failOn].includes(difference.class));
  return fails ? exitCodes.targetAtFault : exitCodes.ok;
}
