import type { ContractResult } from '../../model/contract-result.ts';
import type { RuleSubject } from '../../model/rules.ts';
import { html, type Html } from '../html.ts';
import { count } from '../shell/blocks.ts';
import { checkKinds, checkNames, subjectNames, type CheckKind } from './checks.ts';
import { heat } from './heat.ts';
import { gridOf, type GridCell, type GridRow, type Tally } from './matrix.ts';
import { ruleList } from './rule-list.ts';

/** The matrix: what was tried of each parameter, and how much of it failed. */
export function matrixSection(result: ContractResult): Html {
  const grid = gridOf(result.matrix);
  return html`<p class="lead">
      Each cell shows checks failed / run; a case can check several rules.
      <span class="screen-only"
        >Choose a cell to see its cases<span class="keys" hidden>; arrow keys move, Enter chooses</span
        >.</span
      >
    </p>
    <div
      class="toolbar screen-only"
      id="matrix-modes"
      role="group"
      aria-label="Format shown in the matrix"
      hidden
    >
      ${modes.map(([mode, label], index) => html`<button type="button" class="button" data-mode="${mode}" aria-pressed="${index === 0}">${label}</button>`)}
    </div>
    <div class="scroll matrix-box">
      <table class="matrix" id="matrix">
        <caption class="visually-hidden">
          Failed and run cases by subject and kind of check
        </caption>
        <thead>
          <tr>
            <th scope="col">Subject</th>
            ${checkKinds.map((kind) => html`<th scope="col">${checkNames[kind]}</th>`)}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          ${grid.rows.map(rowOf)}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            ${grid.totals.map((cell) => cellOf(cell, undefined, cell.check))}${cellOf(grid.total, undefined, undefined)}
          </tr>
        </tfoot>
      </table>
    </div>
    ${legend} ${ruleList(result.matrix)}`;
}

const modes = [
  ['all', 'All formats'],
  ['json', 'JSON'],
  ['xml', 'XML'],
  ['difference', 'Difference'],
] as const;

const legend = html`<ul class="legend" aria-label="Shading">
  <li><span class="swatch h0"></span>none failed</li>
  <li><span class="swatch h1"></span>under 10 %</li>
  <li><span class="swatch h2"></span>under 50 %</li>
  <li><span class="swatch h3"></span>under 100 %</li>
  <li><span class="swatch h4"></span>all failed</li>
  <li><span class="swatch hatch"></span>nothing ran</li>
  <li><span class="swatch"></span>no such rule</li>
</ul>`;

function rowOf(row: GridRow): Html {
  return html`<tr>
    <th scope="row">${subjectName(row.subject)}</th>
    ${row.cells.map((cell) =>
      cellOf(cell, row.subject, cell.check),
    )}${cellOf(row.total, row.subject, undefined)}
  </tr> `;
}

/** Parameters stand as code, the rest as words. */
function subjectName(subject: RuleSubject): Html {
  const name = subjectNames[subject];
  return name === subject ? html`<code>${name}</code>` : html`${name}`;
}

function cellOf(cell: GridCell, subject: RuleSubject | undefined, check: CheckKind | undefined): Html {
  if (!cell.ruled) return html`<td class="none"><span class="visually-hidden">no rule</span></td>`;
  const { json, xml, none } = cell.byFormat;
  const formats = html`data-json="${pair(json)}" data-xml="${pair(xml)}" data-none="${pair(none)}"`;
  if (cell.all.run === 0)
    return html`<td class="hatch" ${formats}><span class="visually-hidden">nothing ran</span></td>`;
  return html`<td class="h${heat(cell.all)}" ${formats}>
    <a href="${cellHref(subject, check)}">${shown(cell.all)}</a>
  </td>`;
}

function cellHref(subject: RuleSubject | undefined, check: CheckKind | undefined): string {
  const query = new URLSearchParams();
  if (subject !== undefined) query.set('subject', subject);
  if (check !== undefined) query.set('check', check);
  return `#cases?${query.toString()}`;
}

function pair(tally: Tally): string {
  return `${tally.failed}/${tally.run}`;
}

function shown(tally: Tally): string {
  return `${count(tally.failed)}/${count(tally.run)}`;
}
