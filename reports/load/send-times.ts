import type { LoadResult } from '../../model/load-result.ts';
import { count, duration } from '../charts/format.ts';
import { html, type Html } from '../html.ts';
import { scrollBox } from '../shell/blocks.ts';
import { perSecond, safeRate } from './safe-rate.ts';

const audiences = [100_000, 1_000_000, 2_000_000];

/** The share of the rate that a careful plan leaves unused. */
const reserve = 0.2;

/** How long 100,000, 1 million and 2 million recipients take; nothing where the run says nothing. */
export function sendTimes(result: LoadResult): Html {
  const held = safeRate(result);
  if (held === undefined) return html`<p>No times can be worked out from this run.</p>`;
  const careful = held.rate * (1 - reserve);
  const own = result.scenario === 'campaign' ? [result.requests.planned] : [];
  const rows = [...own, ...audiences].map(
    (people) =>
      html`<tr>
        <th scope="row">${count(people)}${people === own[0] ? ' (this campaign)' : ''}</th>
        <td class="num">${duration(people / held.rate)}</td>
        <td class="num">${duration(people / careful)}</td>
      </tr>`,
  );
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">Recipients</th>
        <th scope="col" class="wrapping num">At ${perSecond(held.rate)}</th>
        <th scope="col" class="wrapping num">With ${reserve * 100} % in reserve, ${perSecond(careful)}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  const caution = held.safe ? '' : ' The run did not pass: these times are no promise.';
  return html`${scrollBox('Time to send', table)}
    <p class="small muted">At ${held.basis}, one request for each recipient.${caution}</p>`;
}
