import type { LoadResult } from '../../model/load-result.ts';
import { html, type Html } from '../html.ts';
import { scrollBox } from '../shell/blocks.ts';
import { percentileNames, percentileWords, whyMissing } from './percentile-words.ts';

/** The percentiles of the whole run, beside an earlier run's, and why some are missing. */
export function percentileTable(result: LoadResult, against: LoadResult | undefined): Html {
  const head = percentileNames.map(
    (name) => html`<th scope="col" class="num">${name === 'max' ? 'slowest' : name}</th>`,
  );
  const row = (name: string, of: LoadResult): Html =>
    html`<tr>
      <th scope="row">${name}</th>
      ${percentileNames.map((percentile) => html`<td class="wrapping num">${percentileWords(of.latency[percentile])}</td>`)}
    </tr>`;
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">Response time</th>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${row('This run', result)}${against !== undefined && row('Earlier run', against)}
    </tbody>
  </table>`;
  const why = whyMissing(result.latency, result.requests.finished);
  return html`<div class="gap-after">
    ${scrollBox('Percentiles', table)}${why !== undefined && html`<p class="small muted">${why}</p>`}
  </div>`;
}
