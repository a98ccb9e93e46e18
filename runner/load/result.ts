import { hostname } from 'node:os';
import type { CorpusHead, LoadPlan } from '../../model/corpus.ts';
import { loadSchema, type LoadResult } from '../../model/load-result.ts';
import { dueBefore, peakOf } from '../../model/load-shape.ts';
import type { Target } from '../../model/target.ts';
import { harnessVersion } from '../facts.ts';
import { bucketWidth, emptyBuckets } from '../k6/receive/buckets.ts';
import type { Measurements } from '../k6/receive/measurements.ts';
import { histogramOf, percentilesOf, percentilesWith, round } from '../k6/receive/percentiles.ts';
import { errorsOf } from './errors.ts';
import { exactPercentiles, type ExactLatency } from './exact.ts';
import { totalsOf, type Totals } from './figures.ts';
import { judgeThreshold, type Judged } from './judge-thresholds.ts';
import { latenessAt } from './lateness.ts';
import { limitOf } from './limit.ts';
import type { LoadOptions } from './options.ts';
import type { Samples } from './samples.ts';
import { heatOf, seriesOf } from './series.ts';
import { kneeOf, stepWindows } from './steps.ts';
import type { Stopped } from './stop.ts';
import { thresholdsOf } from './thresholds.ts';
import { verdictOf } from './verdict.ts';

/** What is known of a run when k6 has ended. */
export interface Ended {
  readonly plan: Pick<
    LoadPlan,
    'vus' | 'timeoutMs' | 'shape' | 'requests' | 'durationMs' | 'instances' | 'warmUpMs'
  >;
  readonly corpus?: CorpusHead['counts'] | undefined;
  readonly measured: Measurements;
  readonly exact: ExactLatency | undefined;
  readonly samples: Samples;
  readonly cpuShare: number | null;
  readonly exit: number | null;
  /** Why it ended before its time, if it did. */
  readonly cut: string | undefined;
  readonly stopped?: Stopped | undefined;
  /** What k6 complained of. */
  readonly problems: readonly string[];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly elapsedMs: number;
}

/** What a result says of the target itself. */
export type LoadTarget = Pick<Target, 'name'> & { readonly platform: string };

/** What of the options a result depends on. */
export type LoadFacts = Pick<LoadOptions, 'seed' | 'thresholds' | 'command'> & {
  readonly scenario: string;
  readonly mix?: LoadOptions['mix'] | undefined;
  readonly k6: { readonly version: string };
};

/** Whether requests were due as long as planned. */
function isWhole({ cut, stopped }: Ended): boolean {
  return cut === undefined && stopped === undefined;
}

/** The result of a run, from what was measured. */
export function loadResult(target: LoadTarget, options: LoadFacts, ended: Ended): LoadResult {
  const { measured, samples, plan } = ended;
  const totals = totalsOf(measured, plan.requests);
  const exact = usableExact(ended.exact, totals, measured);
  const seconds = (isWhole(ended) ? plan.durationMs : Math.min(plan.durationMs, ended.elapsedMs)) / 1000;
  const limit = limitOf(measured, {
    ...plan,
    rate: peakOf(plan.shape),
    cpuShare: ended.cpuShare,
    problems: ended.problems,
  });
  const limits = thresholdsOf(options.thresholds);
  const steps = options.scenario === 'breakpoint' ? stepWindows(plan.shape) : undefined;
  const judging: Judged = { measured, schedule: plan, warmUpMs: plan.warmUpMs, seconds, exact, steps };
  const thresholds = limits.map((one) => judgeThreshold(one, judging));
  const knee = steps === undefined ? undefined : kneeOf(limits, judging);
  const latenessMs = latenessAt(measured, 0.99);
  const judged = {
    totals,
    thresholds,
    limit,
    cut: ended.cut,
    stopped: ended.stopped,
    knee,
    latenessMs,
    problem: samples.first('exception')?.message ?? ended.problems[0],
  };
  const histogram = histogramOf(totals.latency);
  return {
    schema: loadSchema,
    scenario: options.scenario,
    ...verdictOf(judged),
    thresholds,
    latency: exact === undefined ? percentilesOf(totals.latency) : exactPercentiles(exact),
    latencyWithDropped: percentilesWith(totals.latency, totals.dropped),
    exactness:
      exact === undefined
        ? { source: 'histogram', bucketWidth: round(bucketWidth(totals.latency.schema)) }
        : { source: 'samples', bucketWidth: 0 },
    requests: requestsOf(totals, ended, seconds),
    rate: {
      asked: round((plan.requests * 1000) / plan.durationMs),
      reached: round(totals.finished / Math.max(seconds, 0.001)),
    },
    ...(options.mix === undefined ? {} : { mix: options.mix }),
    ...(ended.corpus === undefined ? {} : { corpus: ended.corpus }),
    kinds: kindsOf(measured),
    phases: phasesOf(measured),
    errors: errorsOf(measured, samples),
    histogram,
    series: seriesOf(measured, plan),
    heat: heatOf(measured, histogram),
    ...(plan.warmUpMs === 0 ? {} : { warmUpMs: plan.warmUpMs }),
    ...(ended.stopped === undefined ? {} : { stopped: ended.stopped }),
    ...(knee === undefined ? {} : { knee }),
    limit,
    generator: {
      k6: options.k6.version,
      vusMax: measured.vusMax,
      vusLimit: plan.vus,
      ...((plan.instances ?? 1) > 1 ? { instances: plan.instances ?? 1 } : {}),
      cpuShare: ended.cpuShare === null ? null : round(ended.cpuShare),
      limit: limit?.by === 'generator' ? limit.text : null,
      late: {
        requests: measured.lateness.count,
        p99: round(latenessMs),
        max: round(latenessAt(measured, 1)),
      },
      exit: ended.exit,
    },
    run: runFacts(target, options, ended, totals),
  };
}

/** Iterations that sent nothing are among k6's samples: so few move no percentile by more than a rank. */
function few(surplus: number, samples: number): boolean {
  return surplus <= Math.max(1, samples / 200);
}

/** k6's exact samples count from the begin of requests: they are of no use where some were late, or one too many. */
function usableExact(
  exact: ExactLatency | undefined,
  { latency }: Totals,
  { lateness, surplus }: Measurements,
): ExactLatency | undefined {
  return few(surplus, latency.count) && lateness.count === 0 && exact?.count === latency.count + surplus
    ? exact
    : undefined;
}

function requestsOf(totals: Totals, ended: Ended, seconds: number): LoadResult['requests'] {
  const { planned, finished, dropped, failed, duplicates, violations } = totals;
  const { plan } = ended;
  const due = isWhole(ended) ? planned : Math.min(planned, dueBefore(plan.shape, seconds * 1000));
  const started = Math.max(finished, due - dropped);
  return { planned, started, finished, dropped, failed, duplicates, violations };
}

function kindsOf({ latency, finished, violationsByKind }: Measurements): LoadResult['kinds'] {
  return [...finished]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, requests]) => {
      const buckets = latency.get(kind) ?? emptyBuckets();
      return {
        kind,
        requests,
        violations: violationsByKind.get(kind) ?? 0,
        latency: percentilesOf(buckets),
        histogram: histogramOf(buckets),
      };
    });
}

const phaseOrder = ['blocked', 'connecting', 'tls_handshaking', 'sending', 'waiting', 'receiving'];

function phasesOf({ phases }: Measurements): LoadResult['phases'] {
  return phaseOrder.flatMap((phase) => {
    const buckets = phases.get(phase);
    if (buckets === undefined) return [];
    const { p50, p95 } = percentilesOf(buckets);
    return [{ phase, p50, p95, histogram: histogramOf(buckets) }];
  });
}

function runFacts(target: LoadTarget, options: LoadFacts, ended: Ended, totals: Totals): LoadResult['run'] {
  return {
    harness: harnessVersion(),
    node: process.versions.node,
    target: target.name,
    host: hostname(),
    platform: target.platform,
    seed: options.seed,
    startedAt: new Date(ended.startedAt).toISOString(),
    durationMs: Math.round(ended.elapsedMs),
    command: options.command ?? `trigger-harness load ${options.scenario}`,
    requests: totals.finished,
  };
}
