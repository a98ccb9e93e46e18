import type { LoadResult } from '../../model/load-result.ts';
import { html, type Html } from '../html.ts';
import { chip, scrollBox } from '../shell/blocks.ts';
import { verdictOf } from './verdict.ts';
import { thresholdRow, type ThresholdRow } from './threshold-row.ts';

const verdicts = {
  held: { word: 'held', tone: 'good' },
  missed: { word: 'missed', tone: 'bad' },
  'no-sample': { word: 'no sample', tone: 'unsure' },
} as const;

/** Limits, how they stood, and how they would stand if dropped requests counted as the slowest. */
export function thresholds(result: LoadResult): Html {
  if (result.thresholds.length === 0) {
    return html`<p>No limits were set. Set some with <code>--threshold 'p95&lt;300ms'</code>.</p>`;
  }
  const valid = verdictOf(result).kind !== 'invalid';
  const rows = result.thresholds.map((threshold) => row(thresholdRow(threshold, result), valid));
  const head = [
    'Threshold',
    'Verdict',
    'Limit',
    'Actual',
    'Margin',
    'First crossed',
    'With dropped as slowest',
  ];
  const table = html`<table>
    <thead>
      <tr>
        ${head.map((name, index) => html`<th scope="col" ${index > 1 && html` class="wrapping num"`}>${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  const caution =
    !valid &&
    html`<p class="callout tone-unsure">
      The run is invalid: that a threshold held in it says nothing about the target.
    </p>`;
  return html`${caution}${scrollBox('Thresholds', table)}`;
}

function row(view: ThresholdRow, valid: boolean): Html {
  const { word, tone } = verdicts[view.verdict];
  const cells = [view.limit, view.actual, view.margin, view.crossed, view.withDropped];
  return html`<tr>
    <th scope="row" class="nowrap"><code>${view.expression}</code></th>
    <td>${chip(word, valid ? tone : 'plain')}</td>
    ${cells.map((cell) => html`<td class="num">${cell}</td>`)}
  </tr>`;
}
