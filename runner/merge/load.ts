import type { Histogram, LoadError, LoadResult, Percentiles } from '../../model/load-result.ts';
import type { Buckets } from '../k6/receive/buckets.ts';
import { histogramOf, percentilesOf, percentilesWith, round } from '../k6/receive/percentiles.ts';
import { evaluate } from '../load/evaluate.ts';
import type { Totals } from '../load/figures.ts';
import { figuresOfPart } from '../load/part.ts';
import { thresholdsOf } from '../load/thresholds.ts';
import { verdictOf } from '../load/verdict.ts';
import { mergedHistograms } from './histogram.ts';
import { checkSame, commonFacts, notTogether, type Part } from './same-run.ts';
import { figuresIn, mergedSeconds } from './seconds.ts';

/**
 * One result of load runs that several instances made of the same target at the same time: counts and buckets add up,
 * and everything else is worked out from them anew.
 *
 * @throws HarnessError (exit 2) for results of different runs, one that comes twice, or runs at different times.
 */
export function mergeLoad(parts: readonly Part<LoadResult>[], command: string): LoadResult {
  checkSame(parts, ({ schema, scenario, run, thresholds }) => ({
    schema,
    scenario,
    ...commonFacts(run),
    thresholds: thresholds.map(({ expression }) => expression).join(' '),
  }));
  checkOnce(parts);
  checkTogether(parts);
  checkPlain(parts);
  const results = parts.map(({ result }) => result);
  const [first] = results as [LoadResult, ...LoadResult[]];
  const file = parts.map((part) => part.file).join(', ');
  const latency = mergedHistograms(
    results.map(({ histogram }) => histogram),
    file,
  ) as Buckets;
  const totals = totalsOf(results, latency);
  const histogram = histogramOf(latency);
  const errors = mergedErrors(results);
  const { series, heat, seconds } = mergedSeconds(parts, histogram);
  const generator = generatorOf(results);
  const limit = results.map((one) => one.limit ?? null).find((one) => one !== null) ?? null;
  const figures = figuresOfPart(totals, longest(results));
  const thresholds = thresholdsOf(first.thresholds.map(({ expression }) => expression)).map((threshold) =>
    evaluate(threshold, figures, figuresIn(series, seconds)),
  );
  const cut = parts.find(({ result }) => result.verdict === 'partial');
  return {
    schema: first.schema,
    scenario: first.scenario,
    ...verdictOf({
      totals,
      thresholds,
      limit,
      cut: cut === undefined ? undefined : `${cut.file}: ${cut.result.reason}`,
      latenessMs: generator.late?.p99 ?? 0,
      problem: errors.find(({ kind }) => kind === 'exception')?.sample?.detail,
    }),
    thresholds,
    latency: percentilesOf(latency),
    latencyWithDropped: percentilesWith(latency, totals.dropped),
    exactness: { source: 'histogram', bucketWidth: round(2 ** (2 ** -latency.schema) - 1) },
    requests: {
      planned: totals.planned,
      started: sumOf(results, ({ requests }) => requests.started),
      finished: totals.finished,
      dropped: totals.dropped,
      failed: totals.failed,
      duplicates: totals.duplicates,
      violations: totals.violations,
    },
    rate: {
      asked: round(sumOf(results, ({ rate }) => rate.asked)),
      reached: round(sumOf(results, ({ rate }) => rate.reached)),
    },
    ...(results.every(({ mix }) => JSON.stringify(mix) === JSON.stringify(first.mix)) &&
    first.mix !== undefined
      ? { mix: first.mix }
      : {}),
    kinds: mergedKinds(results, file),
    phases: mergedPhases(results, file),
    errors,
    histogram,
    series,
    heat,
    limit,
    generator,
    run: {
      ...first.run,
      host: [...new Set(results.map(({ run }) => run.host))].join(', '),
      startedAt: new Date(Math.min(...starts(results))).toISOString(),
      durationMs: Math.max(...ends(results)) - Math.min(...starts(results)),
      command,
      requests: sumOf(results, ({ run }) => run.requests),
    },
  };
}

function checkOnce(parts: readonly Part<LoadResult>[]): void {
  const seen = new Map<string, string>();
  for (const { file, result } of parts) {
    const key = JSON.stringify([result.run, result.requests, result.histogram]);
    const before = seen.get(key);
    if (before !== undefined) {
      throw notTogether(
        'merge.twice',
        `${before} and ${file} hold the same result`,
        'Name the result of each instance once.',
      );
    }
    seen.set(key, file);
  }
}

/** What a result keeps is too little to judge some thresholds anew: those need what generators pushed. */
function checkPlain(parts: readonly Part<LoadResult>[]): void {
  for (const { file, result } of parts) {
    const { thresholds, warmUpMs = 0, knee } = result;
    const narrow = thresholdsOf(thresholds.map(({ expression }) => expression)).find(
      ({ scope, window }) => scope.length > 0 || window !== null,
    );
    if (narrow === undefined && warmUpMs === 0 && knee === undefined) continue;
    const why = narrow === undefined ? (knee === undefined ? 'a warm-up' : 'steps') : narrow.expression;
    throw notTogether(
      'merge.narrow',
      `${file} was judged by more than its result keeps: ${why}`,
      'Use `load --instances` or `collect` for such runs: they judge what all generators pushed.',
    );
  }
}

/** Rates add up only where requests went out at the same time. */
function checkTogether(parts: readonly Part<LoadResult>[]): void {
  const results = parts.map(({ result }) => result);
  if (Math.max(...starts(results)) < Math.min(...ends(results))) return;
  const last = parts.reduce((a, b) => (startOf(b.result) > startOf(a.result) ? b : a));
  throw notTogether(
    'merge.apart',
    `these runs were not at the same time: ${last.file} began when another was over (${last.result.run.startedAt})`,
    'Merge results of instances that ran together; compare runs at different times instead.',
  );
}

function startOf({ run }: LoadResult): number {
  return Date.parse(run.startedAt);
}

function starts(results: readonly LoadResult[]): number[] {
  return results.map(startOf);
}

function ends(results: readonly LoadResult[]): number[] {
  return results.map((result) => startOf(result) + result.run.durationMs);
}

/** Seconds in which requests were due, of the instance that took longest: a rate is told over them. */
function longest(results: readonly LoadResult[]): number {
  return Math.max(
    ...results.map(({ requests: { finished }, rate: { reached }, run }) =>
      reached > 0 ? finished / reached : run.durationMs / 1000,
    ),
  );
}

function totalsOf(results: readonly LoadResult[], latency: Buckets): Totals {
  const errors = mergedErrors(results);
  const countOf = (kind: string): number => errors.find((error) => error.kind === kind)?.count ?? 0;
  return {
    planned: sumOf(results, ({ requests }) => requests.planned),
    finished: sumOf(results, ({ requests }) => requests.finished),
    failed: sumOf(results, ({ requests }) => requests.failed),
    violations: sumOf(results, ({ requests }) => requests.violations),
    duplicates: sumOf(results, ({ requests }) => requests.duplicates),
    dropped: sumOf(results, ({ requests }) => requests.dropped),
    exceptions: countOf('exception'),
    unsent: countOf('network:sockets'),
    latency,
  };
}

function mergedErrors(results: readonly LoadResult[]): LoadError[] {
  const byKind = new Map<string, LoadError>();
  for (const error of results.flatMap(({ errors }) => errors)) {
    const before = byKind.get(error.kind);
    byKind.set(error.kind, before === undefined ? error : joined(before, error));
  }
  return [...byKind.values()].sort((a, b) => b.count - a.count);
}

function joined(a: LoadError, b: LoadError): LoadError {
  const firstAt = Math.min(a.firstAt ?? Infinity, b.firstAt ?? Infinity);
  const lastAt = Math.max(a.lastAt ?? -Infinity, b.lastAt ?? -Infinity);
  const sample = a.sample ?? b.sample;
  return {
    kind: a.kind,
    message: a.message,
    count: a.count + b.count,
    ...(Number.isFinite(firstAt) ? { firstAt } : {}),
    ...(Number.isFinite(lastAt) ? { lastAt } : {}),
    ...(sample === undefined ? {} : { sample }),
  };
}

const unknown: Percentiles = { p50: null, p90: null, p95: null, p99: null, 'p99.9': null, max: null };

/** Percentiles of percentiles say nothing: without their histograms there are none. */
function mergedKinds(results: readonly LoadResult[], file: string): LoadResult['kinds'] {
  const kinds = [...new Set(results.flatMap((result) => result.kinds.map(({ kind }) => kind)))].sort();
  return kinds.map((kind) => {
    const same = results.flatMap((result) => result.kinds.filter((one) => one.kind === kind));
    const buckets = mergedHistograms(same.map(histogramIn), file);
    return {
      kind,
      requests: same.reduce((sum, one) => sum + one.requests, 0),
      violations: same.reduce((sum, one) => sum + one.violations, 0),
      ...(buckets === undefined
        ? { latency: unknown }
        : { latency: percentilesOf(buckets), histogram: histogramOf(buckets) }),
    };
  });
}

function mergedPhases(results: readonly LoadResult[], file: string): LoadResult['phases'] {
  const names = [...new Set(results.flatMap(({ phases }) => phases.map(({ phase }) => phase)))];
  return names.map((phase) => {
    const same = results.flatMap(({ phases }) => phases.filter((one) => one.phase === phase));
    const buckets = mergedHistograms(same.map(histogramIn), file);
    if (buckets === undefined) return { phase, p50: null, p95: null };
    const { p50, p95 } = percentilesOf(buckets);
    return { phase, p50, p95, histogram: histogramOf(buckets) };
  });
}

function histogramIn({ histogram }: { readonly histogram?: Histogram }): Histogram | undefined {
  return histogram;
}

function generatorOf(results: readonly LoadResult[]): LoadResult['generator'] {
  const all = results.map(({ generator }) => generator);
  const shares = all.flatMap(({ cpuShare }) => (cpuShare === null ? [] : [cpuShare]));
  const late = all.flatMap((one) => (one.late === undefined ? [] : [one.late]));
  return {
    k6: [...new Set(all.map(({ k6 }) => k6))].join(', '),
    vusMax: all.reduce((sum, { vusMax }) => sum + vusMax, 0),
    vusLimit: all.reduce((sum, { vusLimit }) => sum + vusLimit, 0),
    instances: all.reduce((sum, { instances = 1 }) => sum + instances, 0),
    // The busiest machine decides whether generators had enough.
    cpuShare: shares.length === 0 ? null : Math.max(...shares),
    limit: all.map(({ limit }) => limit).find((limit) => limit !== null) ?? null,
    ...(late.length === 0
      ? {}
      : {
          late: {
            requests: late.reduce((sum, { requests }) => sum + requests, 0),
            p99: Math.max(...late.map(({ p99 }) => p99)),
            max: Math.max(...late.map(({ max }) => max)),
          },
        }),
    exit: all.map(({ exit }) => exit).find((exit) => exit !== 0) ?? all[0]?.exit ?? null,
  };
}

function sumOf(results: readonly LoadResult[], valueOf: (result: LoadResult) => number): number {
  return results.reduce((sum, result) => sum + valueOf(result), 0);
}
