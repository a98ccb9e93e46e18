import type { ContractResult, MatrixCell } from '../../model/contract-result.ts';
import { rules } from '../../model/rules.ts';
import { html, type Html } from '../html.ts';
import { chip, count, counted, percent, scrollBox } from '../shell/blocks.ts';
import { tally, type Tally } from './matrix.ts';

/** JSON against XML: the two side by side, and the rules that came out differently. */
export function formatsSection(result: ContractResult): Html {
  const json = tally(of(result.matrix, 'json'));
  const xml = tally(of(result.matrix, 'xml'));
  if (json.run === 0 || xml.run === 0) {
    return html`<p class="lead">
      Only ${json.run === 0 ? 'XML' : 'JSON'} was exercised, so there is nothing to compare.
    </p>`;
  }
  const different = [...differences(result.matrix)].sort((a, b) => Number(isClear(b)) - Number(isClear(a)));
  return html`<p class="lead">${summary(different)}</p>
    ${scrollBox(
      'JSON against XML',
      html`<table class="formats">
        <thead>
          <tr>
            <th scope="col">Checks</th>
            <th scope="col" class="num">JSON failed / run</th>
            <th scope="col" class="num">XML failed / run</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          ${line('All rules', json, xml, false)}
          ${different.map((entry) => line(entry.id, entry.json, entry.xml, true))}
        </tbody>
      </table>`,
    )}`;
}

interface Pair {
  readonly json: Tally;
  readonly xml: Tally;
}

/** Rules of which the share of failures differs between the formats. */
export function differences(
  matrix: readonly MatrixCell[],
): readonly { readonly id: string; readonly json: Tally; readonly xml: Tally }[] {
  return rules
    .map(({ id }) => {
      const own = matrix.filter((cell) => cell.rule === id);
      return { id, json: tally(of(own, 'json')), xml: tally(of(own, 'xml')) };
    })
    .filter(({ json, xml }) => json.run > 0 && xml.run > 0)
    .filter(({ json, xml }) => json.failed * xml.run !== xml.failed * json.run);
}

function of(matrix: readonly MatrixCell[], format: 'json' | 'xml'): MatrixCell[] {
  return matrix.filter((cell) => cell.encoding === format);
}

function line(name: string, json: Tally, xml: Tally, isRule: boolean): Html {
  return html`<tr>
    <th scope="row">${isRule ? html`<a href="#cases?rule=${name}"><code>${name}</code></a>` : name}</th>
    <td class="num">${share(json)}</td>
    <td class="num">${share(xml)}</td>
    <td>${isRule && verdict(json, xml)}</td>
  </tr>`;
}

function share(sum: Tally): Html {
  return html`${count(sum.failed)} /
  ${count(sum.run)}${sum.failed > 0 && html` <span class="share">(${percent(sum.failed, sum.run)})</span>`}`;
}

function summary(different: readonly Pair[]): string {
  const clear = different.filter(isClear).length;
  const unclear = different.length - clear;
  if (different.length === 0) return 'No rule came out differently in the two formats.';
  const first = clear === 0 ? 'No rule' : counted(clear, 'rule');
  const second = unclear === 0 ? '' : ` ${counted(unclear, 'more rule')} ${unclear === 1 ? 'differs' : 'differ'} by no more than the choice of cases explains.`; // prettier-ignore
  return `${first} clearly failed more often in one format than in the other.${second}`;
}

/** Standard errors between two shares from which on a difference counts: tens of rules are compared at once. */
const clearFrom = 3;

/** Whether two shares of failures differ by more than which cases happened to be in which format. */
function isClear({ json, xml }: Pair): boolean {
  const pooled = (json.failed + xml.failed) / (json.run + xml.run);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / json.run + 1 / xml.run));
  return Math.abs(json.failed / json.run - xml.failed / xml.run) > clearFrom * error;
}

function verdict(json: Tally, xml: Tally): Html {
  if (!isClear({ json, xml })) return html`<span class="muted">no clear difference</span>`;
  if (json.failed === 0) return chip('only in XML', 'bad');
  if (xml.failed === 0) return chip('only in JSON', 'bad');
  return chip(`more often in ${json.failed / json.run > xml.failed / xml.run ? 'JSON' : 'XML'}`, 'unsure');
}
