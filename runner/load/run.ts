import { HarnessError } from '../../model/errors.ts';
import type { LoadResult } from '../../model/load-result.ts';
import { maskFor } from '../../model/mask.ts';
import { peakOf } from '../../model/load-shape.ts';
import type { Target } from '../../model/target.ts';
import { watchAllCpu } from '../k6/cpu.ts';
import { meaningOf, type K6Exit } from '../k6/exit.ts';
import { readLogLine } from '../k6/log.ts';
import { startReceiver, type Receiver } from '../k6/receive/receiver.ts';
import { pinAddresses } from '../http/addresses.ts';
import { askGuard } from './allowed.ts';
import { checkLoad } from './check.ts';
import { corpusFor } from './corpus.ts';
import { checkEngineArgs } from './engine-args.ts';
import { loopbackDashboard } from './dashboard.ts';
import { startEngines, type EnginesExit } from './engines.ts';
import type { LoadOptions } from './options.ts';
import { checkReachable } from './reachable.ts';
import { loadResult, type Ended } from './result.ts';
import { makeLooksLate } from './looks-late.ts';
import { keepSamples } from './samples.ts';
import { scenarioScript } from './script.ts';
import { planFor } from './plan.ts';
import { scheduleFor } from './shapes/shape.ts';
import { makeStopper, type Stopped } from './stop.ts';
import { readSummary } from './summary.ts';
import { thresholdsOf } from './thresholds.ts';
import { progressOf } from './watch.ts';
import { makeWorkdir, type Workdir } from './workdir.ts';

/** Up to this many requests k6 keeps every sample, so that percentiles are exact; beyond, memory stays flat instead. */
const mostExact = 200_000;

/** What k6 may take beyond a run's own time to make ready and to end. */
const overtimeMs = 60_000;

/**
 * Runs a k6 scenario against a target and gives what was measured; writes nothing but temporary files under `out`.
 *
 * @throws HarnessError if the call is wrong (2), the guard refuses (4), or k6 could not run at all (3).
 */
export async function runLoad(target: Target, options: LoadOptions): Promise<LoadResult> {
  checkLoad(options);
  const limits = thresholdsOf(options.thresholds);
  checkEngineArgs(options.engineArgs ?? []);
  const { instances = 1 } = options;
  const schedule = scheduleFor(options);
  askGuard(target, options.confirmed ?? [], options.guard, {
    rate: peakOf(schedule.shape),
    requests: schedule.requests,
  });
  const addresses = await pinAddresses(target);
  scenarioScript(options.scenarios);
  await checkReachable(target.baseUrl);
  const corpus = await corpusFor(target, options, schedule.requests);
  const workdir = await makeWorkdir(
    options.out,
    corpus,
    { ...planFor(target, options, corpus, schedule), addresses },
    // Percentiles of several processes do not add up; their histograms do.
    schedule.requests <= mostExact && instances === 1,
  );
  const receiver = await startReceiver({
    looksLate: makeLooksLate(schedule, instances),
    kindsBySecond: limits.some(({ scope }) => scope.length > 0),
  });
  try {
    const ended = await runEngines(target, options, workdir, receiver);
    return loadResult(target, options, { ...ended, corpus: corpus.head.counts });
  } finally {
    await receiver.close();
    await workdir.remove();
  }
}

async function runEngines(
  target: Target,
  options: LoadOptions,
  { folder, plan, planPath, large }: Workdir,
  receiver: Receiver,
): Promise<Omit<Ended, 'corpus'>> {
  options.signal?.throwIfAborted();
  const mask = maskFor([target.token]);
  const samples = keepSamples(mask);
  const problems: string[] = [];
  const dashboard = options.onDashboard === undefined ? undefined : await loopbackDashboard();
  if (dashboard !== undefined) options.onDashboard?.(dashboard.url);
  const startedAt = Date.now();
  const engines = startEngines({
    path: options.k6.path,
    script: scenarioScript(options.scenarios),
    folder,
    plan,
    planPath,
    token: target.token,
    pushUrlOf: (generator) => receiver.urlFor(generator),
    dashboard,
    large,
    args: options.engineArgs ?? [],
    onLine: (line) => {
      const read = readLogLine(line);
      if (read.kind === 'sample') samples.add(read.sample);
      else if (read.kind === 'problem' && problems.length < 20) problems.push(mask(read.message));
    },
  });
  const cpu = watchAllCpu(engines.pids);
  options.signal?.addEventListener('abort', engines.stop, { once: true });
  const overtime = setTimeout(engines.kill, plan.durationMs + plan.timeoutMs + overtimeMs);
  const stopIf = makeStopper(options, plan);
  let stopped: Stopped | undefined;
  const ticker = setInterval(() => {
    cpu.sample();
    stopped ??= stopIf(receiver.collector.measurements());
    if (stopped !== undefined) engines.stop();
    options.onProgress?.(progressOf(receiver.collector, plan.durationMs));
  }, 1000);
  try {
    const ended = await engines.ended.catch((error: unknown) => {
      const { code, message } = error as NodeJS.ErrnoException;
      throw notStarted(options.k6.path, code ?? message);
    });
    const measured = receiver.collector.measurements();
    const sent = measured.startedAt !== undefined;
    const exit = exitOf(ended);
    if (!sent && options.signal?.aborted !== true && meaningOf(exit) !== 'ran') throw notRun(exit, problems);
    return {
      plan,
      measured,
      exact: await readSummary(plan.summary),
      samples,
      cpuShare: cpu.share(),
      exit: exit.code,
      cut: stopped === undefined ? cutShort(ended, options.signal) : undefined,
      stopped,
      problems,
      startedAt: measured.startedAt ?? startedAt,
      elapsedMs: Date.now() - (measured.startedAt ?? startedAt),
    };
  } finally {
    clearTimeout(overtime);
    clearInterval(ticker);
    options.signal?.removeEventListener('abort', engines.stop);
    engines.kill();
  }
}

/** The exit that says most: of the instance that broke off, else of any that was no plain end. */
function exitOf({ exits, broken }: EnginesExit): K6Exit {
  const odd = broken?.exit ?? exits.find((exit) => meaningOf(exit) !== 'ran');
  return odd ?? { code: 0, signal: null };
}

/** Why a run ended before its time. */
function cutShort(ended: EnginesExit, signal: AbortSignal | undefined): string | undefined {
  if (signal?.aborted === true) return 'stopped before its time';
  const { broken, exits } = ended;
  if (broken === undefined) return undefined;
  const { code, signal: killedBy } = broken.exit;
  const how =
    killedBy === null
      ? `k6 ended before its time (exit ${code ?? 'unknown'})`
      : `k6 was ended by ${killedBy}`;
  return exits.length === 1
    ? how
    : `instance ${broken.number} of ${exits.length}: ${how}; the others were stopped`;
}

function notStarted(path: string, why: string): HarnessError {
  return new HarnessError(
    'runNotMade',
    'k6.not-started',
    `k6 (${path}) could not be started: ${why}`,
    'See `trigger-harness doctor`.',
  );
}

function notRun(exit: K6Exit, problems: readonly string[]): HarnessError {
  const said = problems.length === 0 ? '' : `: ${problems.slice(0, 3).join('; ')}`;
  const how = exit.signal === null ? `exit ${exit.code ?? 'unknown'}` : exit.signal;
  return new HarnessError(
    'runNotMade',
    'k6.failed',
    `k6 ended before it sent anything (${how})${said}`,
    'See `trigger-harness doctor`.',
  );
}
