import type { MatrixCell } from '../../model/contract-result.ts';
import { rules, sourceOf, type Rule } from '../../model/rules.ts';
import { html, type Html } from '../html.ts';
import { count, scrollBox } from '../shell/blocks.ts';
import { tally } from './matrix.ts';

/** Every rule with its sentence, where it comes from, and how its cases came out. */
export function ruleList(matrix: readonly MatrixCell[]): Html {
  const rows = rules.map((rule) =>
    ruleRow(
      rule,
      matrix.filter((cell) => cell.rule === rule.id),
    ),
  );
  return html`<details class="rule-list">
    <summary>All ${rules.length} rules, one by one</summary>
    ${scrollBox(
      'All rules',
      html`<table>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Statement</th>
            <th scope="col">From</th>
            <th scope="col" class="num">Run</th>
            <th scope="col" class="num">Failed</th>
            <th scope="col" class="num">Open</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    )}
  </details>`;
}

function ruleRow(rule: Rule, cells: readonly MatrixCell[]): Html {
  const sum = tally(cells);
  const name =
    sum.run === 0
      ? html`<code>${rule.id}</code>`
      : html`<a href="#cases?rule=${rule.id}"><code>${rule.id}</code></a>`;
  return html`<tr${sum.failed > 0 && html` class="failed"`}><th scope="row">${name}</th><td>${rule.statement}</td><td class="nowrap"><span title="${sourceOf(rule.id)}">${rule.from === 'none' ? 'recorded only' : rule.from}</span></td><td class="num">${count(sum.run)}</td><td class="num">${count(sum.failed)}</td><td class="num">${count(sum.open)}</td></tr>
`;
}
