import type { ContractResult } from '../../model/contract-result.ts';
import { html, type Html } from '../html.ts';
import { chip, count, counted, scrollBox } from '../shell/blocks.ts';

/** The codes of the vendor's general table; what this endpoint gives beyond them is published nowhere. */
export const documentedCodes: ReadonlyMap<number, string> = new Map([
  [0, 'success'],
  [400, 'incorrect request'],
  [401, 'API token required'],
  [402, 'tariff limit reached'],
  [403, 'no rights'],
]);

/** Codes seen against codes documented. */
export function codesSection(result: ContractResult): Html {
  const seen = new Set(result.codes.map((code) => code.error));
  const unseen = [...documentedCodes].filter(([code]) => !seen.has(code));
  return html`<p class="lead">
      Every pair of HTTP status and <code>error</code> that came back, against the vendor's general table. A
      code beyond it is no failure: the documents do not list this endpoint's codes.
    </p>
    ${codeTable('Codes seen', result.codes.slice(0, firstCodes))}
    ${
      result.codes.length > firstCodes &&
      html`<details class="rule-list">
        <summary>
          ${counted(result.codes.length - firstCodes, 'rarer pair or text', 'rarer pairs or texts')}
        </summary>
        ${codeTable('Codes seen less often', result.codes.slice(firstCodes))}
      </details>`
    }
    ${unseen.length > 0 && html`<p class="small muted after">Documented, not seen: ${unseen.map(([code, meaning]) => `${code} (${meaning})`).join(', ')}.</p>`}`;
}

/** Rows that stand open; many servers put something unique into every error_text. */
const firstCodes = 20;

function codeTable(label: string, codes: ContractResult['codes']): Html {
  return scrollBox(
    label,
    html`<table class="codes">
      <thead>
        <tr>
          <th scope="col" class="num">HTTP</th>
          <th scope="col" class="num">error</th>
          <th scope="col" class="num">Responses</th>
          <th scope="col">Documented as</th>
          <th scope="col">error_text</th>
        </tr>
      </thead>
      <tbody>
        ${codes.map(row)}
      </tbody>
    </table>`,
  );
}

function row(code: ContractResult['codes'][number]): Html {
  return html`<tr>
    <td class="num">${code.status}</td>
    <td class="num">${code.error ?? '–'}</td>
    <td class="num">${count(code.count)}</td>
    <td>${meaning(code.error)}</td>
    <td class="text">${shortened(code.text)}</td>
  </tr> `;
}

function meaning(error: number | null): Html | string {
  if (error === null) return chip('no envelope', 'unsure');
  return documentedCodes.get(error) ?? chip('not documented', 'unsure');
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
