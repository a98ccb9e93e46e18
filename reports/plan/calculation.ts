import type { PlanResult } from '../../model/plan-result.ts';
import { count, duration, milliseconds } from '../charts/format.ts';
import { html, type Html } from '../html.ts';
import { scrollBox } from '../shell/blocks.ts';
import { intervalWords, limitWords, perSecond } from './words.ts';

/** What the campaign needs against what was shown, as a sum that a reader can follow. */
export function calculation(result: PlanResult): Html {
  return html`<div class="sum">
    <div>
      <h3>What is needed</h3>
      ${scrollBox('What is needed', neededTable(result))}
    </div>
    <div>
      <h3>What was shown</h3>
      ${scrollBox('What was shown', shownTable(result))}
    </div>
  </div>`;
}

function neededTable({ campaign, requiredRate, slo }: PlanResult): Html {
  const { audience, windowMs, headroom, bareRate } = campaign;
  return table([
    ['Recipients, one request each', count(audience)],
    ['Time to send in', duration(windowMs / 1000)],
    [`${count(audience)} / ${count(windowMs / 1000)} s`, perSecond(bareRate)],
    ['Headroom', `+ ${count(Number((headroom * 100).toPrecision(3)))} %`],
    ['Needed rate', perSecond(requiredRate), true],
    ['With these limits kept', slo.join(', ')],
  ]);
}

function shownTable(result: PlanResult): Html {
  const { sustainedRate, campaign, needs } = result;
  const time = (ms: number | null): string => (ms === null ? '–' : duration(ms / 1000));
  const held = result.steps.filter(({ rate, verdict }) => rate === sustainedRate && verdict === 'held');
  const p95 = Math.max(0, ...held.map(({ latency }) => latency.p95 ?? 0));
  return table([
    ['Sustained rate', sustainedRate === null ? 'none' : perSecond(sustainedRate), true],
    ['The limit lies', intervalWords(result)],
    ['Limited by', limitWords(result)],
    ['p95 at that rate', p95 === 0 ? '–' : milliseconds(p95)],
    ['Campaign at that rate', time(campaign.atSustainedMs), true],
    ['With the headroom kept free', time(campaign.withHeadroomMs)],
    ['Generators, virtual users to send it', `${needs.generators ?? '?'}, ${count(needs.virtualUsers)}`],
  ]);
}

function table(rows: readonly (readonly [name: string, value: string, total?: true])[]): Html {
  return html`<table class="calc">
    <tbody>
      ${rows.map(
        ([name, value, total]) =>
          html`<tr${total && html` class="total"`}>
            <th scope="row">${name}</th>
            <td class="wrapping num">${value}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
