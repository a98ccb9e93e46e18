import type { LoadError, LoadResult } from '../../model/load-result.ts';
import { count } from '../charts/format.ts';
import { html, type Html } from '../html.ts';
import { codeBlock, scrollBox } from '../shell/blocks.ts';
import { failuresOverTime, kindsOverTime } from './errors-over-time.ts';
import { cut } from './cut.ts';
import { plainWords } from './plain-words.ts';
import { clock } from '../charts/format.ts';

/** More kinds than these say that the grouping failed, and would make the page long. */
const mostKinds = 12;

const mostSamples = 6;

/** What went wrong: over time, and a row a kind with its first and last time and a sample. */
export function errors(result: LoadResult): Html {
  if (result.errors.length === 0) {
    return html`<p>None: every answer came, in time, and was what the documentation says it must be.</p>`;
  }
  const sorted = [...result.errors].sort((a, b) => b.count - a.count);
  const shown = sorted.slice(0, mostKinds);
  const left = sorted.length - shown.length;
  return html`${failuresOverTime(result)}${kindsOverTime(result, shown)} ${kindsTable(shown)}
    ${left > 0 && html`<p class="small muted">${left === 1 ? '1 rarer kind is' : `${left} rarer kinds are`} left out here; result.json has all.</p>`}
    <h3 class="gap-before">Samples</h3>
    ${shown
      .filter(({ sample }) => sample !== undefined)
      .slice(0, mostSamples)
      .map(sampleOf)}`;
}

function kindsTable(shown: readonly LoadError[]): Html {
  const rows = shown.map(
    (error) =>
      html`<tr>
        <th scope="row" class="kind">
          <code>${cut(error.kind, 80)}</code><span>${plainWords(error)}</span>
          <span class="muted">${cut(detailOf(error), 160)}</span>
        </th>
        <td class="num">${count(error.count)}</td>
        <td class="num">${timeOf(error.firstAt)}</td>
        <td class="num">${timeOf(error.lastAt)}</td>
      </tr>`,
  );
  const head = ['Count', 'First', 'Last'].map((name) => html`<th scope="col" class="num">${name}</th>`);
  return scrollBox(
    'Errors by kind',
    html`<table>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

/** What was seen, where that is more than the words for its kind already say. */
function detailOf(error: LoadError): string {
  const detail = error.sample?.detail ?? error.message;
  return plainWords(error).includes(detail) ? '' : detail;
}

function sampleOf({ kind, sample }: LoadError): Html {
  if (sample === undefined) return html``;
  const { response } = sample;
  return html`<details class="sample panel">
    <summary><code>${cut(kind, 80)}</code></summary>
    <p>${cut(sample.detail, 200)}</p>
    <p class="small muted">Case <code>${cut(sample.case, 120)}</code></p>
    ${response !== undefined && codeBlock(`Response to ${cut(kind, 80)}`, responseText(response))}
  </details>`;
}

function responseText(response: NonNullable<NonNullable<LoadError['sample']>['response']>): string {
  const headers = Object.entries(response.headers)
    .slice(0, 6)
    .map(([name, value]) => `${cut(name, 40)}: ${cut(value, 60)}\n`)
    .join('');
  return `HTTP ${response.status}\n${headers}\n${cut(response.body, 300)}`;
}

function timeOf(seconds: number | undefined): string {
  return seconds === undefined ? '–' : clock(seconds);
}
