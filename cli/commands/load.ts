import { loadResultFrom } from '../../contracts/index.ts';
import { exitCodes } from '../../model/errors.ts';
import { withComparison } from '../../model/load-comparison.ts';
import type { LoadResult } from '../../model/load-result.ts';
import { peakOf } from '../../model/load-shape.ts';
import type { Target } from '../../model/target.ts';
import type { Assets } from '../../reports/split.ts';
import { defaultMix, type Mix } from '../../generators/corpus/mix.ts';
import type { KindShares } from '../../generators/corpus/shares.ts';
import { findK6, type FoundK6 } from '../../runner/k6/find.ts';
import type { LoadProgress } from '../../runner/load/options.ts';
import type { ScenarioName } from '../../runner/load/shapes/scenarios.ts';
import { runLoad } from '../../runner/load/run.ts';
import { scheduleFor } from '../../runner/load/shapes/shape.ts';
import { readTarget } from '../../runner/target-file.ts';
import { shapeOf, type Shape, type ShapeOptions } from '../load-shape.ts';
import { heading, type Context, type Terminal } from '../context.ts';
import { sayIntended } from '../dry-run.ts';
import { recipientsIn } from '../recipients.ts';
import { outFolder } from '../folder.ts';
import { progressOf } from '../progress.ts';
import { readResult } from '../read-result.ts';
import { sayLoad } from '../summaries.ts';
import { writeReports } from '../write-reports.ts';

export interface LoadCommandOptions extends ShapeOptions {
  readonly assets?: Assets;
  readonly target: string;
  readonly confirm: readonly string[];
  readonly out?: string;
  readonly seed: number;
  readonly instances?: number;
  readonly maxVus?: number;
  readonly mix?: Mix;
  readonly profiles?: string;
  readonly kinds?: KindShares;
  readonly xml?: number;
  readonly threshold?: readonly string[];
  readonly warmUp?: number;
  readonly abortOnFail?: boolean;
  readonly webDashboard?: boolean;
  readonly engineArg?: readonly string[];
  readonly against?: readonly string[];
  readonly dryRun?: boolean;
}

const onlyAccepted: Mix = { accept: 100, reject: 0 };

/** A smoke run has few requests to show both; a campaign sends what is to arrive. */
const usualMix: Partial<Record<ScenarioName, Mix>> = {
  smoke: { accept: 80, reject: 20 },
  campaign: onlyAccepted,
};

/** Runs a load scenario and leaves its reports. */
export async function load(options: LoadCommandOptions, context: Context, scenario: string): Promise<number> {
  const target = await readTarget(options.target, context.environment);
  const shape = await shapeOf(scenario as ScenarioName, options);
  if (options.dryRun === true) {
    const { shape: segments, requests } = scheduleFor(shape);
    const recipients =
      options.profiles === undefined ? undefined : await recipientsIn(options.profiles, target, requests);
    // Only requests over a link write, and nothing follows a load's that could put anything back.
    const linked =
      options.profiles === undefined && (options.kinds === undefined || (options.kinds.link ?? 0) > 0);
    const written = linked ? (target.link?.writable ?? []) : [];
    const intended = { requests, rate: peakOf(segments), written, restored: false, recipients };
    return sayIntended(intended, target, options.confirm, context.terminal);
  }
  const earlier = await readLoads(options.against ?? []);
  const folder = await outFolder(options.out, 'load');
  const k6 = await k6For(context);
  heading(context.terminal, [
    `load ${scenario}`,
    target.name,
    new URL(target.baseUrl).host,
    ...(shape.audience === undefined ? [`${shape.rate}/s`] : [`${shape.audience} requests`]),
    `k6 ${k6.version}`,
  ]);
  return exitOf(await loadInto(folder, target, k6, shape, options, context, earlier), context.signal);
}

/** Results of earlier load runs, from their files or folders. */
export async function readLoads(paths: readonly string[]): Promise<LoadResult[]> {
  return await Promise.all(paths.map(async (path) => loadResultFrom((await readResult(path)).data)));
}

/** k6, found or made; says so when that takes a while. */
export function k6For({ environment, terminal }: Context): Promise<FoundK6> {
  return findK6({ env: environment, onNote: (line) => terminal.note(`  ${line}`) });
}

/** One load run with its progress, its reports and its summary. */
export async function loadInto(
  folder: string,
  target: Target,
  k6: FoundK6,
  shape: Shape,
  options: LoadCommandOptions,
  { terminal, signal, command }: Context,
  earlier: readonly LoadResult[] = [],
): Promise<LoadResult> {
  const progress = progressOf(terminal, 'load');
  const measured = await runLoad(target, {
    ...shape,
    seed: options.seed,
    mix:
      options.mix ??
      (options.profiles === undefined ? undefined : onlyAccepted) ??
      usualMix[shape.scenario] ??
      defaultMix,
    profiles: options.profiles,
    kinds: options.kinds,
    xml: options.xml,
    thresholds: options.threshold ?? [],
    out: folder,
    k6,
    instances: options.instances,
    maxVus: options.maxVus,
    warmUpMs: options.warmUp,
    abortOnFail: options.abortOnFail,
    onDashboard:
      options.webDashboard === true ? (url) => terminal.note(`  k6's dashboard: ${url}`) : undefined,
    engineArgs: options.engineArg,
    confirmed: options.confirm,
    signal,
    command,
    onProgress: (at) => {
      const { elapsedMs, durationMs } = at;
      const left = terminal.live ? '' : ` · ${Math.ceil((durationMs - elapsedMs) / 1000)} s left`;
      progress.update(elapsedMs, durationMs, detailOf(at) + left);
      if (!terminal.quiet) terminal.emit({ progress: at });
    },
  }).finally(() => progress.end());
  const result = earlier.length === 0 ? measured : withComparison(measured, earlier);
  await leaveReports(folder, result, terminal, options.assets);
  return result;
}

/** Writes the reports of a load run, and says its outcome and where they are. */
export async function leaveReports(
  folder: string,
  result: LoadResult,
  terminal: Terminal,
  assets?: Assets,
): Promise<void> {
  const paths = await writeReports(folder, result, assets);
  sayLoad(terminal, result);
  terminal.say(`\n      ${[...paths.values()].filter((path) => !path.endsWith('.json')).join('\n      ')}`);
  const { schema, verdict, reason, requests, latency } = result;
  terminal.emit({ schema, verdict, reason, requests, latency, out: folder });
}

export function detailOf({ rate, p95, errors, violations, dropped }: LoadProgress): string {
  const latency = p95 === null ? '' : ` · p95 ${p95.toFixed(1)} ms`;
  return `${Math.round(rate)}/s${latency} · ${errors} errors · ${violations} violations · ${dropped} dropped`;
}

export function exitOf({ verdict }: LoadResult, signal: AbortSignal): number {
  if (signal.aborted) return signal.reason === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
  // Nobody stopped it, and still it is not whole: k6 itself ended, which is no fault of the target.
  if (verdict === 'partial') return exitCodes.runNotMade;
  return verdict === 'pass' ? exitCodes.ok : exitCodes.targetAtFault;
}
