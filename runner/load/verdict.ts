import type { LoadResult, ThresholdResult } from '../../model/load-result.ts';
import type { Totals } from './figures.ts';

/** More than this share of the plan dropped, and the run says nothing of the target at the rate that was asked for. */
export const tolerable = 0.001;

export interface Facts {
  readonly totals: Totals;
  readonly thresholds: readonly ThresholdResult[];
  readonly limit: string | null;
  /** Why the run ended before its time, if it did. */
  readonly cut: string | undefined;
  /** How late requests began, in milliseconds. */
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
  const missed = thresholds.filter(({ verdict }) => verdict !== 'held');
  if (missed.length === 0) {
    return {
      verdict: 'pass',
      reason: `all ${thresholds.length} thresholds held over ${totals.finished} requests`,
    };
  }
  return { verdict: 'fail', reason: `missed: ${missed.map(missedText).join('; ')}` };
}

function whyInvalid({ totals, limit, latenessMs, problem }: Facts): string | undefined {
  const { planned, finished, dropped, exceptions } = totals;
  const because = problem === undefined ? '' : `: ${problem}`;
  if (finished === 0 && dropped === 0) return `no request was sent${because}`;
  if (exceptions > planned * tolerable) return `${exceptions} iterations of the scenario failed${because}`;
  if (dropped > planned * tolerable) {
    return `${dropped} of ${planned} planned requests were not sent (${percent(dropped / planned)})${limit === null ? '' : `: ${limit}`}`;
  }
  const missing = planned - finished - dropped;
  if (missing > Math.max(1, planned * tolerable))
    return `${missing} of ${planned} planned requests are unaccounted for${because}`;
  if (latenessMs > 100 && limit !== null) return limit;
  return undefined;
}

function missedText({ expression, actual, verdict }: ThresholdResult): string {
  if (verdict === 'no-sample' || actual === null) return `${expression} (no sample)`;
  const shown = expression.includes('%') ? percent(actual) : String(Number(actual.toPrecision(4)));
  return `${expression} (was ${shown})`;
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}
