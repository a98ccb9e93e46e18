import type { Histogram, LoadResult, Percentiles } from './load-result.ts';

/** One percentile now and before; milliseconds. */
export interface PercentileChange {
  readonly name: 'p50' | 'p95' | 'p99';
  readonly now: number;
  /** The median of the earlier runs. */
  readonly before: number;
  /** What one more run like the earlier ones could show by chance; null: too few of them to say. */
  readonly noise: { readonly from: number; readonly to: number } | null;
  readonly verdict: 'slower' | 'faster' | 'no-difference';
}

/** An earlier run, with what is drawn of it. */
export interface EarlierRun {
  readonly startedAt: string;
  readonly target: string;
  readonly latency: Percentiles;
  readonly histogram: Histogram;
  /** Why it was left out of the comparison, if it was. */
  readonly leftOut?: string;
}

/** A load run against earlier ones. */
export interface LoadComparison {
  readonly verdict: 'slower' | 'faster' | 'no-difference' | 'not-comparable';
  readonly reason: string;
  readonly percentiles: readonly PercentileChange[];
  readonly earlier: readonly EarlierRun[];
}

/** Fewer earlier runs than this tell nothing of how much runs differ by chance. */
export const leastRuns = 5;

/** A difference below either of these is none, whatever the noise: in milliseconds, and as a share. */
export const leastDifference = { ms: 5, share: 0.1 };

const names = ['p50', 'p95', 'p99'] as const;

/** Slower, faster or neither; a verdict needs a noise band of at least five runs of the same kind. */
export function compareLoads(result: LoadResult, earlier: readonly LoadResult[]): LoadComparison {
  const unfit = whyUnfit(result);
  const runs = earlier.map((run): EarlierRun => {
    const leftOut = unfit ?? whyUnlike(run, result);
    const { startedAt, target } = run.run;
    const { latency, histogram } = run;
    return { startedAt, target, latency, histogram, ...(leftOut === undefined ? {} : { leftOut }) };
  });
  const alike = runs.filter(({ leftOut }) => leftOut === undefined);
  if (alike.length === 0) {
    const reason = unfit ?? runs[0]?.leftOut ?? 'there is no earlier run';
    return { verdict: 'not-comparable', reason, percentiles: [], earlier: runs };
  }
  const percentiles = names.flatMap((name) => changeOf(name, result, alike));
  return { ...verdictOf(percentiles, alike.length), percentiles, earlier: runs };
}

function verdictOf(
  changes: readonly PercentileChange[],
  runs: number,
): Pick<LoadComparison, 'verdict' | 'reason'> {
  if (changes.length === 0)
    return { verdict: 'not-comparable', reason: 'too few samples for any percentile' };
  const slower = changes.filter(({ verdict }) => verdict === 'slower');
  if (slower.length > 0) return { verdict: 'slower', reason: slower.map(inWords).join('; ') };
  if (runs < leastRuns) {
    const reason = `${runs} of at least ${leastRuns} earlier runs of the same kind: how much runs differ by chance is not known`;
    return { verdict: 'no-difference', reason };
  }
  const faster = changes.filter(({ verdict }) => verdict === 'faster');
  if (faster.length > 0) return { verdict: 'faster', reason: faster.map(inWords).join('; ') };
  const limits = `more than ${leastDifference.share * 100} %, ${leastDifference.ms} ms and the noise of ${runs} earlier runs`;
  return { verdict: 'no-difference', reason: `no percentile differs by ${limits}` };
}

function inWords({ name, now, before, noise }: PercentileChange): string {
  const by = Math.round((now / before - 1) * 100);
  const band = noise === null ? '' : `, outside ${shown(noise.from)} to ${shown(noise.to)} ms`;
  return `${name} ${shown(now)} ms against ${shown(before)} ms (${by > 0 ? '+' : ''}${by} %)${band}`;
}

function changeOf(
  name: PercentileChange['name'],
  result: LoadResult,
  earlier: readonly EarlierRun[],
): readonly PercentileChange[] {
  const now = result.latency[name];
  const values = earlier.flatMap(({ latency }) => (latency[name] === null ? [] : [latency[name]]));
  if (now === null || values.length === 0) return [];
  const before = median(values);
  const noise = values.length < leastRuns ? null : noiseOf(values);
  const difference = now - before;
  const large =
    Math.abs(difference) > leastDifference.ms && Math.abs(difference) > leastDifference.share * before;
  const outside = noise !== null && (now > noise.to || now < noise.from);
  const verdict = !large || !outside ? 'no-difference' : difference > 0 ? 'slower' : 'faster';
  return [{ name, now, before, noise, verdict }];
}

/**
 * Where one more run like these is with 99 % certainty (a prediction interval of logarithms), and at least where they are.
 *
 * The range of five runs alone would be left by a sixth of the same kind in one case of three.
 */
function noiseOf(values: readonly number[]): { readonly from: number; readonly to: number } {
  const logs = values.map((value) => Math.log(Math.max(value, 0.001)));
  const n = logs.length;
  const mean = logs.reduce((sum, log) => sum + log, 0) / n;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (n - 1);
  const reach = student(n - 1) * Math.sqrt(variance * (1 + 1 / n));
  const digits = (value: number): number => Number(value.toPrecision(6));
  return {
    from: digits(Math.min(Math.exp(mean - reach), ...values)),
    to: digits(Math.max(Math.exp(mean + reach), ...values)),
  };
}

/** Student's t at 99.5 %, from 4 degrees of freedom on. */
const quantiles = [4.604, 4.032, 3.707, 3.499, 3.355, 3.25, 3.169, 3.106, 3.055, 3.012, 2.977, 2.947];

function student(freedom: number): number {
  // Beyond the table a little too much, which makes the band a little too wide.
  return quantiles[Math.min(freedom - 4, quantiles.length - 1)] ?? 4.604;
}

/** Why a run says nothing of its target. */
function whyUnfit({ verdict, reason, generator }: LoadResult): string | undefined {
  if (verdict === 'invalid') return `the run is invalid: ${reason}`;
  if (verdict === 'partial') return `the run is not whole: ${reason}`;
  if (generator.limit !== null) return `the generator was the limit: ${generator.limit}`;
  return undefined;
}

/** Why an earlier run is no measure for a later one. */
function whyUnlike(earlier: LoadResult, later: LoadResult): string | undefined {
  const unfit = whyUnfit(earlier);
  if (unfit !== undefined) return unfit;
  if (earlier.scenario !== later.scenario)
    return `its scenario is ${earlier.scenario}, not ${later.scenario}`;
  const { asked } = earlier.rate;
  if (Math.abs(asked - later.rate.asked) > 0.01 * later.rate.asked)
    return `its rate is ${shown(asked)}/s, not ${shown(later.rate.asked)}/s`;
  const mixOf = ({ mix }: LoadResult): string => (mix === undefined ? '' : `${mix.accept}:${mix.reject}`);
  if (mixOf(earlier) !== mixOf(later)) return `its mix of accepted and rejected requests is another`;
  return undefined;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] as number;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] as number;
  return (upper + lower) / 2;
}

function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** A run with its comparison; one that passed and is slower than before has failed. */
export function withComparison(result: LoadResult, earlier: readonly LoadResult[]): LoadResult {
  const comparison = compareLoads(result, earlier);
  const failed = comparison.verdict === 'slower' && result.verdict === 'pass';
  const reason = `slower than before: ${comparison.reason}`;
  return { ...result, ...(failed ? { verdict: 'fail', reason } : {}), comparison };
}
