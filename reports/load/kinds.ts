import type { LoadResult } from '../../model/load-result.ts';
import { count } from '../charts/format.ts';
import { html, type Html } from '../html.ts';
import { scrollBox } from '../shell/blocks.ts';
import { percentileWords } from './percentile-words.ts';

/** Requests by format and kind: JSON or XML, to be accepted or rejected. */
export function kinds(result: LoadResult): Html {
  if (result.kinds.length === 0) return html`<p>The run has no kinds of request.</p>`;
  const head = ['Kind of request', 'Requests', 'Wrong answers', 'p50', 'p95', 'p99'];
  const rows = result.kinds.map(
    ({ kind, requests, violations, latency }) =>
      html`<tr>
        <th scope="row">${kind}</th>
        <td>${count(requests)}</td>
        <td>${count(violations)}</td>
        <td class="nowrap">${percentileWords(latency.p50)}</td>
        <td class="nowrap">${percentileWords(latency.p95)}</td>
        <td class="nowrap">${percentileWords(latency.p99)}</td>
      </tr>`,
  );
  return scrollBox(
    'Kinds of request',
    html`<table>
      <thead>
        <tr>
          ${head.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}
