import type { LoadResult } from '../../model/load-result.ts';
import { html, type Html } from '../html.ts';
import { chip, commandBlock } from '../shell/blocks.ts';
import { changesTable } from './changes.ts';
import { comparisonWords } from './comparison-words.ts';
import { nextStep } from './next-step.ts';
import { rejectedPart } from './rejected.ts';
import { perSecond, rateVaries, safeRate } from './safe-rate.ts';
import { sendTimes } from './send-times.ts';
import { stallsOf, stallWords } from './stalls.ts';
import { verdictOf } from './verdict.ts';

/** The first screen: can I send, how fast and how long, what is rejected, what next. */
export function answer(result: LoadResult, against: LoadResult | undefined): Html {
  const next = nextStep(result);
  return html`<p class="answer-lead">${canISend(result)}</p>
    <div class="answer">
      <div>
        <h3>How long would a campaign take?</h3>
        ${sendTimes(result)}
      </div>
      <div>
        <h3>What is rejected?</h3>
        ${rejectedPart(result)}
      </div>
      <div>
        <h3>What next?</h3>
        <p>${next.why}</p>
        ${commandBlock('Command to run next', next.command)}
      </div>
      ${
        result.comparison !== undefined &&
        html`<div>
          <h3>What changed since earlier runs?</h3>
          <p>
            ${chip(comparisonWords[result.comparison.verdict].word, comparisonWords[result.comparison.verdict].tone)}
            ${result.comparison.reason}. <a href="#comparison">Details</a>
          </p>
        </div>`
      }
      ${
        against !== undefined &&
        html`<div>
          <h3>What changed since the earlier run?</h3>
          ${changesTable(result, against)}
        </div>`
      }
    </div>`;
}

/** One or two sentences that a person who is about to send can act on. */
export function canISend(result: LoadResult): string {
  const still = stallWords(stallsOf(result.series));
  const words = sentence(result);
  return still === undefined ? words : `${words} ${still}`;
}

function sentence(result: LoadResult): string {
  const held = safeRate(result);
  switch (verdictOf(result).kind) {
    case 'pass':
      if (held === undefined || !held.safe)
        return 'Every limit held, but no rate was reached that a campaign could be planned on.';
      if (result.generator.limit !== null) {
        return `Yes, at up to ${perSecond(held.rate)}. That is the most the load generator could send, so the platform may take more.`;
      }
      return `Yes, at up to ${perSecond(held.rate)}: every limit held at that rate. More has not been tried.`;
    case 'fail':
      if (held === undefined) return 'No: limits were missed, and nothing was answered.';
      if (typeof result.knee?.held === 'number' && typeof result.knee.broke === 'number')
        return `Yes, at up to ${perSecond(result.knee.held)}, where every limit held for a short time; at ${perSecond(result.knee.broke)} one was missed.`;
      if (rateVaries(result))
        return `Up to ${perSecond(held.rate)} perhaps: above that, at least one limit was missed.`;
      return `Not like this: the platform took ${perSecond(held.rate)} in this run and missed at least one limit.`;
    case 'invalid':
      return 'This run cannot say: it did not go as planned, so its figures are not the platform’s.';
    case 'partial':
      return 'Not known yet: the run was stopped before its end. The figures below are of the part that was measured.';
  }
}
