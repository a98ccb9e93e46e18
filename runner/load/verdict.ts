import type { LoadResult, ThresholdResult } from '../../model/load-result.ts';
import type { Totals } from './figures.ts';
import { muchLateMs } from './lateness.ts';
import type { Limit } from './limit.ts';
import { parseThreshold } from './thresholds.ts';

/** More than this share of the plan dropped, and the run says nothing of the target at the rate that was asked for. */
export const tolerable = 0.001;

export interface Facts {
  readonly totals: Totals;
  readonly thresholds: readonly ThresholdResult[];
  readonly limit: Limit | null;
  /** Why the run ended before its time, if it did. */
  readonly cut: string | undefined;
  readonly stopped?: LoadResult['stopped'] | undefined;
  readonly knee?: LoadResult['knee'] | undefined;
  /** How late requests began (p99), in milliseconds. */
  readonly latenessMs: number;
  /** The first thing that went wrong in the scenario itself. */
  readonly problem: string | undefined;
}

type Verdict = Pick<LoadResult, 'verdict' | 'reason'>;

/** The verdict of a run and why; from the data alone, because k6 says 0 even when nothing worked. */
export function verdictOf(facts: Facts): Verdict {
  const { totals, thresholds, cut } = facts;
  if (cut !== undefined) return { verdict: 'partial', reason: cut };
  const invalid = whyInvalid(facts);
  if (invalid !== undefined) return { verdict: 'invalid', reason: invalid };
  const broke = brokeAt(facts);
  if (broke !== undefined) return { verdict: 'fail', reason: broke };
  const missed = thresholds.filter(({ verdict }) => verdict !== 'held');
  if (missed.length === 0) {
    return {
      verdict: 'pass',
      reason: `all ${thresholds.length} thresholds held over ${totals.finished} requests`,
    };
  }
  return { verdict: 'fail', reason: `missed: ${missed.map(missedText).join('; ')}` };
}

/** What ended the run, or where it broke. */
function brokeAt({ stopped, knee, thresholds }: Facts): string | undefined {
  if (knee !== undefined && knee.broke !== null) {
    const by = knee.steps.at(-1)?.broken.join(', ') ?? '';
    const held = knee.held === null ? 'no rate was held' : `everything held at ${rate(knee.held)}`;
    return `${by} broke at ${rate(knee.broke)}; ${held}`;
  }
  if (stopped?.by !== 'threshold') return undefined;
  const broken = thresholds.find(({ expression }) => expression === stopped.expression);
  const what = broken === undefined ? (stopped.expression ?? '') : missedText(broken);
  return `stopped after ${Math.round(stopped.at)} s, because this could no longer hold: ${what}`;
}

function rate(value: number): string {
  return `${Number(value.toPrecision(4))}/s`;
}

function whyInvalid(facts: Facts): string | undefined {
  const { totals, limit, problem, stopped, knee } = facts;
  const { planned, finished, dropped, exceptions, unsent } = totals;
  const because = problem === undefined ? '' : `: ${problem}`;
  if (finished === 0 && dropped === 0) return `no request was sent${because}`;
  if (exceptions > planned * tolerable) return `${exceptions} iterations of the scenario failed${because}`;
  // To break is what a breakpoint run is for; but it must be the target that breaks.
  const isTheKnee = knee !== undefined && knee.broke !== null && limit?.by !== 'generator';
  if (dropped > planned * tolerable && !isTheKnee) {
    return `${dropped} of ${planned} planned requests were not sent (${percent(dropped / planned)})${said(limit)}`;
  }
  const missing = planned - finished - dropped;
  if (stopped === undefined && missing > Math.max(1, planned * tolerable))
    return `${missing} of ${planned} planned requests are unaccounted for${because}`;
  if (unsent > planned * tolerable)
    return `${unsent} of ${planned} requests found no connection${said(limit)}`;
  return blamesTarget(facts) ? `times include those in which k6 was held back${said(limit)}` : undefined;
}

/** Whether only times were missed, which count since requests were due, while k6 itself began requests late. */
function blamesTarget({ thresholds, latenessMs }: Facts): boolean {
  const missed = thresholds.filter(({ verdict }) => verdict === 'missed');
  const onlyTimes = missed.every(({ expression }) => parseThreshold(expression).subject.kind === 'latency');
  return latenessMs > muchLateMs && missed.length > 0 && onlyTimes;
}

function said(limit: Limit | null): string {
  return limit === null ? '' : `: ${limit.text}`;
}

function missedText({ expression, actual, verdict }: ThresholdResult): string {
  if (verdict === 'no-sample' || actual === null) return `${expression} (no sample)`;
  const shown = expression.includes('%') ? percent(actual) : String(Number(actual.toPrecision(4)));
  return `${expression} (was ${shown})`;
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}
