import { collectedRunSchema, type CollectedRun } from '../../model/collected-run.ts';
import { HarnessError } from '../../model/errors.ts';
import type { Schedule } from '../../model/load-shape.ts';
import type { LoadResult } from '../../model/load-result.ts';
import type { Measurements } from '../k6/receive/measurements.ts';
import { round } from '../k6/receive/percentiles.ts';
import { startReceiver, type Receiver } from '../k6/receive/receiver.ts';
import { totalsOf } from '../load/figures.ts';
import { makeLooksLate } from '../load/looks-late.ts';
import type { LoadProgress } from '../load/options.ts';
import { loadResult } from '../load/result.ts';
import { keepSamples } from '../load/samples.ts';
import { thresholdsOf } from '../load/thresholds.ts';
import { progressOf } from '../load/watch.ts';
import { waitForEnd, type End, type Waiting } from './end.ts';

/** A run of which nothing is known but what comes: how many instances there are, and its limits. */
export type UnplannedRun = Pick<CollectedRun, 'instances' | 'thresholds'>;

export interface CollectOptions extends Pick<Waiting, 'idleMs' | 'waitMs' | 'signal'> {
  readonly host: string;
  readonly port: number;
  /** What generators must show. */
  readonly token: string;
  readonly onListening?: ((url: string) => void) | undefined;
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  /** The command that repeats the run, for the result. */
  readonly command?: string | undefined;
}

/** Clocks of machines that keep time by the network differ by far less. */
const toleratedSkewMs = 5000;

/**
 * Takes what generators on other machines measure, until all have ended, and gives the result of them together.
 *
 * @throws HarnessError if the thresholds are wrong (2), the port is taken or nothing came at all (3).
 */
export async function collect(
  run: CollectedRun | UnplannedRun,
  options: CollectOptions,
): Promise<LoadResult> {
  thresholdsOf(run.thresholds);
  const receiver = await listen(run, options);
  try {
    options.onListening?.(receiver.urlFor('').replace(/\/$/, ''));
    const end = await waitForEnd(receiver.collector, {
      ...options,
      instances: run.instances,
      onTick: () =>
        options.onProgress?.(progressOf(receiver.collector, 'durationMs' in run ? run.durationMs : 0)),
    });
    if (end === 'nothing') throw nothingCame(receiver, options);
    return resultOf(run, receiver, end, options.command);
  } finally {
    await receiver.close();
  }
}

async function listen(
  run: CollectedRun | UnplannedRun,
  { host, port, token }: CollectOptions,
): Promise<Receiver> {
  try {
    return await startReceiver({
      host,
      port,
      token,
      looksLate: 'rate' in run ? makeLooksLate(scheduleOf(run), run.instances) : undefined,
      kindsBySecond: thresholdsOf(run.thresholds).some(({ scope }) => scope.length > 0),
      mostGenerators: run.instances,
      toleratedSkewMs,
    });
  } catch (error) {
    throw new HarnessError(
      'runNotMade',
      'collect.not-listening',
      `nothing can listen on ${host}, port ${port}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      'Choose another --port or --host.',
    );
  }
}

function resultOf(
  known: CollectedRun | UnplannedRun,
  receiver: Receiver,
  end: End,
  command = 'trigger-harness collect',
): LoadResult {
  const measured = receiver.collector.measurements();
  const startedAt = measured.startedAt ?? Date.now();
  const elapsedMs = lastHeard(receiver) - startedAt;
  const run = 'rate' in known ? known : asMeasured(known, measured, elapsedMs);
  return loadResult(
    run.target,
    { ...run, k6: { version: run.k6 }, command },
    {
      plan: { ...run, ...scheduleOf(run), warmUpMs: run.warmUpMs ?? 0 },
      corpus: run.corpus,
      measured,
      exact: undefined,
      // Generators keep them: they are in their logs.
      samples: keepSamples((text) => text),
      // Nor do they say how much CPU they had; how late their requests began tells whether it was enough.
      cpuShare: null,
      exit: null,
      cut: cutShort(run, receiver, end),
      problems: [],
      startedAt,
      elapsedMs,
    },
  );
}

function lastHeard({ collector }: Receiver): number {
  return Math.max(...[...collector.generators().values()].map(({ at }) => at), 0) || Date.now();
}

/** Runs without a shape have one rate. */
function scheduleOf({ shape, rate, durationMs, requests }: CollectedRun): Schedule {
  return { shape: shape ?? [{ durationMs, from: rate, to: rate }], requests };
}

/** What came is all that is known to have been planned. */
function asMeasured(run: UnplannedRun, measured: Measurements, elapsedMs: number): CollectedRun {
  const { finished, dropped } = totalsOf(measured, Infinity);
  const durationMs = Math.max(1, elapsedMs);
  return {
    ...run,
    schema: collectedRunSchema,
    scenario: 'unknown',
    target: { name: 'unknown', platform: 'unknown' },
    rate: round(((finished + dropped) * 1000) / durationMs),
    durationMs,
    timeoutMs: 0,
    requests: finished + dropped,
    vus: measured.vusMax,
    seed: 0,
    k6: 'unknown',
  };
}

/** Why a run is not whole. */
function cutShort({ instances }: UnplannedRun, { collector }: Receiver, end: End): string | undefined {
  if (end === 'whole') return undefined;
  const heard = [...collector.generators()];
  const open = heard.filter(([, { ended }]) => !ended).map(([name]) => name);
  const missing = instances - heard.length;
  const parts = [
    ...(missing > 0 ? [`${missing} of ${instances} instances never pushed anything`] : []),
    ...(open.length > 0 ? [`not ended: ${open.slice(0, 10).join(', ')}`] : []),
  ];
  const why = end === 'stopped' ? 'stopped before its time' : 'no instance pushed anything any more';
  return [why, ...parts].join('; ');
}

function nothingCame({ refused }: Receiver, { waitMs }: CollectOptions): HarnessError {
  const turnedAway = refused === 0 ? '' : `; ${refused} pushes were refused`;
  return new HarnessError(
    'runNotMade',
    'collect.nothing',
    `no instance sent a request within ${Math.round(waitMs / 1000)} s${turnedAway}`,
    'Check the address, the path /push and the token that the generators were given, and their logs.',
  );
}
