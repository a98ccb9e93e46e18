import { exitCodes } from '../../model/errors.ts';
import { maskFor } from '../../model/mask.ts';
import { recordBaseline } from '../../runner/regress/record.ts';
import { readTarget } from '../../runner/target-file.ts';
import { heading, type Context } from '../context.ts';
import { strengthOf, type StrengthText } from '../options/strength.ts';
import type { RulesChoice } from '../options/rules-glob-text.ts';
import { progressOf } from '../progress.ts';
import { saveBaseline } from './baseline-file.ts';

export interface RegressSendOptions {
  readonly confirm: readonly string[];
  readonly concurrency: number;
  readonly rate?: number;
  readonly timeout: number;
}

export interface RecordCommandOptions extends RegressSendOptions {
  readonly target: string;
  readonly baseline: string;
  readonly seed: number;
  readonly strength: StrengthText;
  readonly rules?: RulesChoice;
  readonly runs: number;
}

/** Keeps what a target answers as a baseline. */
export async function record(options: RecordCommandOptions, context: Context): Promise<number> {
  const { terminal } = context;
  const target = await readTarget(options.target, context.environment);
  const { host } = new URL(target.baseUrl);
  heading(terminal, [
    'regress record',
    target.name,
    host,
    `seed ${options.seed}`,
    `strength ${options.strength}`,
  ]);
  const progress = progressOf(terminal, 'cases');
  const baseline = await recordBaseline(target, {
    ...sendingOf(options),
    seed: options.seed,
    strength: strengthOf(options.strength),
    rules: options.rules?.takes,
    rulesText: options.rules?.text,
    runs: options.runs,
    signal: context.signal,
    onProgress: (done, total) => progress.update(done, total * options.runs, `${done} answered`),
  }).finally(() => progress.end());
  const mask = maskFor([target.token]);
  await saveBaseline(options.baseline, { ...baseline, target: mask(baseline.target) });
  const { answers, unsteady, noise } = baseline;
  const masks = noise.headers.length + noise.keys.length + noise.texts.length;
  terminal.say(
    `${terminal.style(['bold', 'green'], 'RECORDED')}  ${answers.size} cases in ${options.runs} runs: ${options.baseline}`,
  );
  terminal.say(
    terminal.style('dim', `          ${unsteady.length} unsteady, left out · ${masks} varying parts masked`),
  );
  terminal.emit({
    baseline: options.baseline,
    cases: answers.size,
    unsteady: unsteady.length,
    noise,
  });
  return exitCodes.ok;
}

export function sendingOf({ confirm, concurrency, rate, timeout }: RegressSendOptions): {
  readonly confirmed: readonly string[];
  readonly concurrency: number;
  readonly rate: number | undefined;
  readonly timeoutMs: number;
} {
  return { confirmed: confirm, concurrency, rate, timeoutMs: timeout };
}
