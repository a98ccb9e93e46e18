import type { CaseRecord } from '../../model/contract-result.ts';
import { isRuleId, rule } from '../../model/rules.ts';
import { html, type Html } from '../html.ts';
import { commandBlock } from '../shell/blocks.ts';
import { caseAnchor, caseFacts, caseLine, caseRules, reproCommand, verdictWords } from './case-view.ts';

/** One case of the list as it reads without scripts; the page's script builds the same from the packed data. */
export function caseRow(record: CaseRecord, targetFile: string): Html {
  const line = caseLine(record);
  return html`<li>
    <details class="case ${record.verdict}" id="${caseAnchor(record.id)}">
      <summary>
        <span class="mark">${verdictWords[record.verdict]}</span><span class="title">${record.title}</span
        ><span class="format">${line.format}</span><span class="outcome">${line.outcome}</span
        ><span class="codes">${line.codes}</span><span class="latency">${line.latency}</span>
      </summary>
      <div class="case-body">
        <dl>
          ${caseFacts(record).map(
            ([name, value]) =>
              html`<div>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`,
          )}${caseRules(record).map(
            ([name, id]) =>
              html`<div>
                <dt>${name}</dt>
                <dd><code>${id}</code> ${isRuleId(id) && rule(id).statement}</dd>
              </div>`,
          )}
        </dl>
        ${commandBlock(`Command that runs case ${record.id} again`, reproCommand(record.id, targetFile))}
      </div>
    </details>
  </li> `;
}
