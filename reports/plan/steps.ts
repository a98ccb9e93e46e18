import type { PlanResult, PlanStep } from '../../model/plan-result.ts';
import { count, milliseconds } from '../charts/format.ts';
import { html, type Html } from '../html.ts';
import { chip, scrollBox } from '../shell/blocks.ts';
import { perSecond, purposeWords, stepWords } from './words.ts';

/** More steps would not fit on the sheet. */
const onPaper = 14;
const longest = 60;

/** What was tried, in order. */
export function steps({ steps: all }: PlanResult): Html {
  if (all.length === 0) return html`<p>Nothing was tried.</p>`;
  const shown = all.slice(-longest);
  // On paper those come first that the decision rests on: without looks at the resting target, the last ones.
  const kept = new Set(shown.filter(({ purpose }) => purpose !== 'recover').slice(-onPaper));
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col" class="num">Rate</th>
        <th scope="col">Step</th>
        <th scope="col">Verdict</th>
        <th scope="col" class="num">Finished</th>
        <th scope="col" class="num">p95</th>
        <th scope="col" class="num">Requests</th>
        <th scope="col">Why not</th>
      </tr>
    </thead>
    <tbody>
      ${shown.map((step) => row(step, kept.has(step)))}
    </tbody>
  </table>`;
  const left = all.length - kept.size;
  return html`${scrollBox('Steps', table)}
    <p class="small muted more">
      Warm-up is left out of all
      figures.${all.length > longest ? ` The first ${all.length - longest} steps are left out here; result.json has all.` : ''}${
        left > 0 && html` <span class="paper-only">On paper: ${kept.size} of ${all.length} steps.</span>`
      }
    </p>`;
}

function row(step: PlanStep, printed: boolean): Html {
  const { rate, purpose, verdict, reached, latency, requests, reasons } = step;
  const { word, tone } = stepWords[verdict];
  const why = reasons.join('; ');
  return html`<tr${!printed && html` class="paper-less"`}>
    <th scope="row" class="num">${perSecond(rate)}</th>
    <td class="nowrap">${purposeWords[purpose]}</td>
    <td>${chip(word, tone)}</td>
    <td class="num">${perSecond(reached)}</td>
    <td class="num">${latency.p95 === null ? '–' : milliseconds(latency.p95)}</td>
    <td class="num">${count(requests)}</td>
    <td class="why">${why.length > 160 ? `${why.slice(0, 160)}…` : why}</td>
  </tr>`;
}
