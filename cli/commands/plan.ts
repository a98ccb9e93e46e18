import { contractResultFrom } from '../../contracts/index.ts';
import { exitCodes, type ExitCode } from '../../model/errors.ts';
import type { PlanResult, PlanStep } from '../../model/plan-result.ts';
import type { Assets } from '../../reports/split.ts';
import { requiredRate } from '../../runner/plan/need.ts';
import { runPlan } from '../../runner/plan/run.ts';
import { readTarget } from '../../runner/target-file.ts';
import { heading, type Context, type Terminal } from '../context.ts';
import { outFolder } from '../folder.ts';
import { printable } from '../printable.ts';
import { readResult } from '../read-result.ts';
import { sayPlan } from '../say-plan.ts';
import { writeReports } from '../write-reports.ts';
import { k6For } from './load.ts';

export interface PlanCommandOptions {
  readonly target: string;
  readonly confirm: readonly string[];
  readonly out?: string;
  readonly seed: number;
  readonly audience: number;
  readonly within: number;
  readonly slo: readonly string[];
  readonly headroom: number;
  readonly ceiling?: number;
  readonly maxDuration: number;
  readonly findCapacity?: boolean;
  readonly contract?: string;
  readonly maxAge: number;
  readonly maxVus?: number;
  readonly assets?: Assets;
  readonly mix: { readonly accept: number; readonly reject: number };
}

/** Decides go or no-go for a campaign and leaves the page that says why. */
export async function plan(options: PlanCommandOptions, context: Context): Promise<number> {
  const { terminal, signal, command } = context;
  const target = await readTarget(options.target, context.environment);
  const contract =
    options.contract === undefined
      ? undefined
      : contractResultFrom((await readResult(options.contract)).data);
  const out = await outFolder(options.out, 'plan');
  const campaign = { audience: options.audience, windowMs: options.within, headroom: options.headroom };
  const k6 = await k6For(context);
  const needed = requiredRate(campaign).toPrecision(4);
  heading(terminal, [
    'plan',
    target.name,
    new URL(target.baseUrl).host,
    `${needed}/s needed`,
    `k6 ${k6.version}`,
  ]);
  const result = await runPlan(target, {
    ...campaign,
    slo: options.slo,
    ceiling: options.ceiling,
    maxDurationMs: options.maxDuration,
    findCapacity: options.findCapacity,
    contract,
    maxAgeMs: options.maxAge,
    seed: options.seed,
    mix: options.mix,
    maxVus: options.maxVus,
    confirmed: options.confirm,
    out,
    k6,
    signal,
    command,
    onStep: (step) => noteStep(terminal, step),
  });
  const paths = await writeReports(out, result, options.assets);
  sayPlan(terminal, result);
  terminal.say(`\n      ${[...paths.values()].filter((path) => !path.endsWith('.json')).join('\n      ')}`);
  const { schema, verdict, reason, requiredRate: required, sustainedRate, limitedBy } = result;
  terminal.emit({ schema, verdict, reason, requiredRate: required, sustainedRate, limitedBy, out });
  return exitOf(result, signal);
}

function noteStep(terminal: Terminal, step: PlanStep): void {
  const { purpose, rate, verdict, reached, latency, reasons } = step;
  const p95 = latency.p95 === null ? '' : ` · p95 ${latency.p95} ms`;
  const why = reasons.length === 0 ? '' : ` · ${printable(reasons.join('; '))}`;
  terminal.note(`  ${purpose} ${rate}/s: ${verdict} · ${reached}/s${p95}${why}`);
  terminal.emit({ step: { purpose, rate, verdict, reached, reasons } });
}

/** Undecided is no fault that was shown, and no go: the evidence could not be made (3). */
function exitOf({ verdict }: PlanResult, signal: AbortSignal): ExitCode {
  if (signal.aborted) return signal.reason === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
  return { go: exitCodes.ok, 'no-go': exitCodes.targetAtFault, undecided: exitCodes.runNotMade }[verdict];
}
