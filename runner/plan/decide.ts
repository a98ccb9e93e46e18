import type { PlanLimit, PlanResult, PlanStep } from '../../model/plan-result.ts';
import type { Threshold } from '../load/thresholds.ts';
import { highestShare } from './chance.ts';
import { agreeing, neededRate, type Because } from './search.ts';
import { bracketOf, heldAtLeast, tallies, type Tally } from './votes.ts';

/** Why the steps ended: the search was through, or something came between. */
export type Ending =
  | { readonly kind: 'search'; readonly because: Because }
  | { readonly kind: 'stop'; readonly by: 'time' | 'guard' | 'interrupted'; readonly text: string };

export interface DecideInput {
  readonly required: number;
  /** The highest rate that may be tried, and what says so. */
  readonly highest: { readonly rate: number; readonly by: 'ceiling' | 'guard' | null };
  readonly slo: readonly Threshold[];
  readonly steps: readonly PlanStep[];
  readonly ending: Ending;
}

export type Decision = Pick<
  PlanResult,
  'verdict' | 'reason' | 'confidence' | 'limitedBy' | 'sustainedRate' | 'sustainedInterval'
>;

/** Go or no-go by capacity alone, from what was measured; without two steps that agree it is undecided. */
export function decide(input: DecideInput): Decision {
  const all = tallies(input.steps);
  const { low, high } = bracketOf(all);
  const found = {
    sustainedRate: low?.rate ?? null,
    sustainedInterval: { from: low?.rate ?? 0, above: high?.rate ?? null },
    limitedBy: limitOf(input, high),
  };
  const required = neededRate(input.required);
  if (heldAtLeast(all, required) >= agreeing) return { ...found, ...go(input, all, required) };
  const failing = all.find((one) => one.rate <= required && one.failed - one.held >= agreeing);
  if (failing !== undefined && high !== undefined) return { ...found, ...noGo(input, low, failing) };
  return { ...found, verdict: 'undecided', confidence: 'none', reason: whyUndecided(input, low, high) };
}

type Verdict = Pick<PlanResult, 'verdict' | 'reason' | 'confidence'>;

function go({ steps, slo }: DecideInput, all: readonly Tally[], required: number): Verdict {
  const held = steps.filter(
    ({ rate, verdict, purpose }) => rate >= required && verdict === 'held' && purpose !== 'recover',
  );
  const contradicted = all.some((one) => one.rate <= required && one.failed > 0);
  const weak = weakLimit(slo, held);
  const doubt = contradicted ? '; a step was missed once and held when repeated' : (weak ?? '');
  return {
    verdict: 'go',
    confidence: doubt === '' ? 'high' : 'medium',
    reason: `${required}/s held ${held.length} times with every limit of the SLO kept${doubt}`,
  };
}

/** A limit on a share that so few requests cannot show with certainty. */
function weakLimit(slo: readonly Threshold[], held: readonly PlanStep[]): string | undefined {
  const requests = held.reduce((sum, step) => sum + step.requests, 0);
  for (const { subject, limit, expression } of slo) {
    if (subject.kind !== 'count' || subject.of !== 'errors' || !subject.share) continue;
    const failed = held.reduce((sum, step) => sum + step.failed, 0);
    const most = highestShare(failed, requests);
    if (most > limit)
      return `; ${requests} requests with ${failed} errors cannot show ${expression} with certainty (up to ${shown(most * 100)} % are possible)`;
  }
  return undefined;
}

function noGo({ required, steps }: DecideInput, low: Tally | undefined, failing: Tally): Verdict {
  const said = steps
    .filter(({ rate, verdict }) => rate === failing.rate && verdict === 'failed')
    .at(-1)?.reasons;
  const why = said === undefined || said.length === 0 ? '' : ` (${said.join('; ')})`;
  const most = low === undefined ? 'no rate that was tried held' : `at most ${low.rate}/s held`;
  return {
    verdict: 'no-go',
    confidence: failing.held === 0 ? 'high' : 'medium',
    reason: `${shown(required)}/s is needed, ${most}: ${failing.rate}/s failed ${failing.failed} times${why}`,
  };
}

function whyUndecided(input: DecideInput, low: Tally | undefined, high: Tally | undefined): string {
  const { required, highest, ending, steps } = input;
  const held = low === undefined ? 'no rate held yet' : `up to ${low.rate}/s held`;
  const needed = `${shown(required)}/s is needed, ${held}`;
  if (ending.kind === 'stop') return `${needed}; ${ending.text}`;
  switch (ending.because) {
    case 'highest-held': {
      const name = highest.by === 'guard' ? 'safety.maxRate' : '--ceiling';
      return `${needed}; ${name} keeps the plan from trying more than ${shown(highest.rate)}/s`;
    }
    case 'generator':
      return `${needed}; the load generator could not send more, so the target's own limit is not known: ${generatorSaid(steps)}`;
    case 'not-recovered':
      return `${needed}; the target did not recover from ${high?.rate ?? 'the last'}/s, so nothing more was tried`;
    case 'bracketed':
    case 'nothing-held':
    case 'required-held':
      return `${needed}; the steps did not agree`;
  }
}

function generatorSaid(steps: readonly PlanStep[]): string {
  return (
    steps.filter(({ limitedBy }) => limitedBy === 'generator').at(-1)?.reasons[0] ?? 'its CPU or sockets'
  );
}

function limitOf({ ending, highest }: DecideInput, high: Tally | undefined): PlanLimit {
  if (ending.kind === 'stop') return ending.by;
  switch (ending.because) {
    case 'required-held':
      return high === undefined ? null : 'target';
    case 'highest-held':
      return highest.by;
    case 'generator':
      return 'generator';
    case 'not-recovered':
      return 'unsteady';
    case 'bracketed':
    case 'nothing-held':
      return 'target';
  }
}

function shown(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}
