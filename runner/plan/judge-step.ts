import type { PlanStep } from '../../model/plan-result.ts';
import type { ThresholdResult } from '../../model/load-result.ts';
import { evaluate, type Figures } from '../load/evaluate.ts';
import type { Threshold } from '../load/thresholds.ts';
import { atLeast } from './chance.ts';
import { median, trendOf } from './trend.ts';
import type { Window } from './window.ts';

/** What is known of a step beside what was measured after its warm-up. */
export interface StepFacts {
  readonly rate: number;
  readonly limitedBy: 'target' | 'generator' | null;
  /** The sentence that says what the limit was. */
  readonly limitText: string | undefined;
  /** Why the step is not whole, if it is not. */
  readonly cut: string | undefined;
}

type Judged = Pick<PlanStep, 'verdict' | 'reasons' | 'limitedBy' | 'reached' | 'growthMs' | 'slo'>;

/** A rate counts as reached within this. */
const rateTolerance = 0.02;
/** A rise of the latency below these is no queue that builds up. */
const leastGrowth = { ms: 5, share: 0.2 };
/** A share over its limit by chance alone is likelier than this: then it is no miss. */
const chance = 0.05;

/** Whether a rate held: limits kept, rate reached, no queue that builds up, nothing dropped; and whose fault it is if not. */
export function judgeStep(window: Window, facts: StepFacts, slo: readonly Threshold[]): Judged {
  const reached = window.finished / window.seconds;
  const results = slo.map((threshold) => judgeLimit(threshold, window));
  const trend = trendOf(window.means);
  const grows =
    trend.rises && trend.by > leastGrowth.ms && trend.by > leastGrowth.share * median(window.means);
  const growthMs = grows ? Number(trend.by.toPrecision(3)) : 0;
  const reasons = [
    ...results.filter(({ verdict }) => verdict !== 'held').map(missed),
    ...(reached < facts.rate * (1 - rateTolerance)
      ? [`${shown(reached)}/s of ${shown(facts.rate)}/s finished`]
      : []),
    ...(grows ? [`answers became ${shown(trend.by)} ms slower over the step: a queue builds up`] : []),
    ...(window.dropped > 0 ? [`${window.dropped} requests were not sent`] : []),
  ];
  const common = { reached: Number(reached.toPrecision(5)), growthMs, slo: results };
  const undecided = (why: string, limitedBy: PlanStep['limitedBy']): Judged => ({
    ...common,
    verdict: 'undecided',
    reasons: [why, ...reasons],
    limitedBy,
  });
  if (facts.cut !== undefined) return undecided(facts.cut, null);
  // What held, held: a generator at its limit makes a target look worse and never better.
  if (reasons.length === 0) return { ...common, verdict: 'held', reasons, limitedBy: null };
  if (facts.limitedBy === 'generator')
    return undecided(facts.limitText ?? 'the generator was the limit', 'generator');
  if (results.some(({ verdict }) => verdict === 'no-sample') && window.finished > 0 && reasons.length === 1)
    return undecided('too few samples', null);
  const told = facts.limitText === undefined ? reasons : [...reasons, facts.limitText];
  return { ...common, verdict: 'failed', reasons: told, limitedBy: 'target' };
}

/** A limit on a share is missed only where chance does not explain it; one of zero at the first. */
function judgeLimit(threshold: Threshold, window: Window): ThresholdResult {
  const result = evaluate(threshold, figuresOf(window));
  const { subject, limit } = threshold;
  if (result.verdict !== 'missed' || subject.kind !== 'count' || !subject.share || limit === 0) return result;
  const count = figuresOf(window)[subject.of];
  return atLeast(count, limit * window.finished) < chance ? result : { ...result, verdict: 'held' };
}

function figuresOf(window: Window): Figures {
  const { failed, finished, violations, duplicates, dropped, asked, seconds } = window;
  return {
    latency: (quantile) => window.latency(quantile),
    planned: asked,
    finished,
    errors: failed,
    violations,
    duplicates,
    dropped,
    rate: finished === 0 ? null : finished / seconds,
  };
}

function missed({ expression, actual, verdict }: ThresholdResult): string {
  if (verdict === 'no-sample' || actual === null) return `${expression}: too few samples`;
  const isShare = expression.includes('%');
  return `${expression} was ${isShare ? `${shown(actual * 100)} %` : shown(actual)}`;
}

function shown(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}
