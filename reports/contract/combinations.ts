import type { ContractResult, Coverage } from '../../model/contract-result.ts';
import { html, type Html } from '../html.ts';
import { count, percent, scrollBox } from '../shell/blocks.ts';

/** How many of all combinations of levels were exercised, by the number of parameters combined. */
export function combinationsSection(result: ContractResult): Html {
  if (result.coverage.length === 0)
    return html`<p class="lead">No combinations were counted in this run.</p>`;
  return html`<p class="lead">
      Of all valid combinations of so many parameters' levels, the share that some request of this run had.
    </p>
    ${scrollBox(
      'Combinations exercised',
      html`<table class="coverage">
        <thead>
          <tr>
            <th scope="col">Requests</th>
            <th scope="col">Combined</th>
            <th scope="col" class="num">Possible</th>
            <th scope="col" class="num">Exercised</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          ${result.coverage.map(row)}
        </tbody>
      </table>`,
    )}`;
}

const spaces: Readonly<Record<string, string>> = { launch: 'Launch (v1.1)', link: 'Link (v1.0)' };
const strengths = ['', 'each level', 'pairs', 'triples', 'fours', 'fives', 'sixes'];

function row(entry: Coverage): Html {
  return html`<tr>
    <th scope="row">${spaces[entry.space] ?? entry.space}</th>
    <td>${strengths[entry.strength] ?? `${entry.strength} at a time`}</td>
    <td class="num">${count(entry.possible)}</td>
    <td class="num">${count(entry.exercised)}</td>
    <td>${bar(entry)}</td>
  </tr>`;
}

function bar({ exercised, possible }: Coverage): Html {
  const width = possible === 0 ? 0 : Math.min(100, (exercised / possible) * 100);
  return html`<span class="bar"
    ><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="bar-all" width="100" height="8" />
      <rect class="bar-part" width="${width.toFixed(2)}" height="8" /></svg
    ><span>${percent(exercised, possible)}</span></span
  >`;
}
