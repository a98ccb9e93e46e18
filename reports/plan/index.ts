import type { PlanResult } from '../../model/plan-result.ts';
import { planScript } from '../client.gen.ts';
import { runFacts } from '../contract/facts.ts';
import { html, type Html } from '../html.ts';
import { renderPage, type Page } from '../shell.ts';
import { commandBlock, counted } from '../shell/blocks.ts';
import { duration } from '../charts/format.ts';
import { calculation } from './calculation.ts';
import { gates } from './gates.ts';
import { nextCommand } from './next-command.ts';
import { steps } from './steps.ts';
import { planStyle } from './style.ts';
import { asOf, validUntil } from './as-of.ts';
import { day, perSecond, verdictWords } from './words.ts';

/** Renders the go/no-go page as it reads at a time (milliseconds since the epoch); by default when it was decided. */
export function renderPlanReport(measured: PlanResult, at = Date.parse(measured.decidedAt)): string {
  const result = asOf(measured, at);
  return renderPage({
    title: `Campaign plan: ${result.run.target}`,
    verdict: verdictWords(result),
    figures: figures(result),
    sections: [
      { id: 'sum', title: 'Can it be sent in time?', body: calculation(result) },
      { id: 'gates', title: 'Gates', body: html`${gates(result, at)}${validity(result)}` },
      { id: 'next', title: 'What next?', body: next(result) },
      { id: 'steps', title: 'What was tried', body: steps(result) },
    ],
    facts: runFacts(result.run),
    style: planStyle,
    script: planScript,
  });
}

function figures(result: PlanResult): Page['figures'] {
  const { requiredRate, sustainedRate, sustainedInterval, campaign, confidence, needs, steps: all } = result;
  const { above } = sustainedInterval;
  return [
    {
      label: 'Needed',
      value: perSecond(requiredRate),
      note: `with ${Number((campaign.headroom * 100).toPrecision(3))} % headroom`,
    },
    {
      label: 'Sustained',
      value: sustainedRate === null ? '–' : perSecond(sustainedRate),
      note: above === null ? 'or more' : `${perSecond(above)} did not hold`,
    },
    {
      label: 'Campaign takes',
      value: campaign.atSustainedMs === null ? '–' : duration(campaign.atSustainedMs / 1000),
      note: `of ${duration(campaign.windowMs / 1000)} at the sustained rate`,
    },
    { label: 'Confidence', value: confidence, note: `${all.length} steps` },
    {
      label: 'To send it',
      value: needs.generators === null ? '–' : counted(needs.generators, 'generator'),
      note: counted(needs.virtualUsers, 'virtual user'),
    },
  ];
}

/** The page's script turns a go that has become too old into what it is by then. */
function validity(result: PlanResult): Html | false {
  if (result.verdict !== 'go') return false;
  const until = validUntil(result);
  return html`<p class="small" id="validity" data-until="${until}">
    Counts until ${day(until)}; after that it is no go any more. Measured on the target as it was then, with
    nothing else running on it that would not run on the day.
  </p>`;
}

function next(result: PlanResult): Html {
  const { why, command } = nextCommand(result);
  return html`<p>${why}</p>
    ${commandBlock('Command to run next', command)}`;
}
