import type { CaseRecord, ContractResult } from '../../model/contract-result.ts';
import { html, type Html } from '../html.ts';
import { count, counted } from '../shell/blocks.ts';
import { caseRow } from './case-row.ts';
import { groupNames, groupOf, groups, targetFileOf } from './case-view.ts';
import { checkKinds, checkNames, subjectNames, subjects } from './checks.ts';
import { listedCases, packWithin } from './pack.ts';

/** Failed cases that the page shows where no script runs. */
const staticFailures = 200;
const staticExamples = 60;

/** The list of cases: the documentation's own examples first, then failures; filters and pages where scripts run. */
export function casesSection(result: ContractResult, limit: number): Html {
  const records = listedCases(result);
  const { data, kept } = packWithin(result, records, limit);
  return html`<p class="lead">${whatIsListed(result, records.length, kept)}</p>
    ${filters(records.slice(0, kept))}
    <p class="case-count screen-only" id="case-count" role="status"></p>
    <div id="case-list" class="panel">${staticList(result, records)}</div>
    <div class="toolbar pager screen-only" id="pager" hidden></div>
    <p class="print-only muted">The list of cases is not printed; it is in the page.</p>
    <template id="case-data">${data}</template>`;
}

function whatIsListed(result: ContractResult, listed: number, kept: number): Html {
  const file = html`<code>${result.casesFile}</code>`;
  if (kept < listed) {
    return html`To keep this page small, ${count(listed - kept)} of ${counted(listed, 'case')} were left out,
    from the end of the list; ${file} has all.`;
  }
  const again = result.cases.length - new Set(result.cases.map((record) => record.id)).size;
  if (again > 0 && result.cases.length === result.counts.cases) {
    return html`All ${counted(listed, 'case')} of the run; ${count(again)} of them were sent again in a
    sequence and failed there, which counts as a case but is listed once. ${file} has all
    ${count(result.counts.cases)} as data.`;
  }
  if (listed < result.counts.cases) {
    return html`The page lists ${count(listed)} of ${counted(result.counts.cases, 'case')}; ${file} has all.`;
  }
  return html`All ${counted(listed, 'case')} of the run; ${file} has them as data.`;
}

function staticList(result: ContractResult, records: readonly CaseRecord[]): Html {
  const targetFile = targetFileOf(result.run.command);
  const shown = { example: staticExamples, failed: staticFailures, open: 0, passed: 0 };
  return html`${groups.map((group) => {
    const own = records.filter((record) => groupOf(record) === group);
    const rows = own.slice(0, shown[group]);
    if (own.length === 0) return undefined;
    return html`<h3 class="group">
        ${groupNames[group]}
        <span class="muted"
          >${rows.length < own.length ? `${count(rows.length)} of ${count(own.length)} shown without scripts` : count(own.length)}</span
        >
      </h3>
      ${
        rows.length > 0 &&
        html`<ol>
          ${rows.map((record) => caseRow(record, targetFile))}
        </ol>`
      }`;
  })}`;
}

function filters(records: readonly CaseRecord[]): Html {
  const rules = [...new Set(records.flatMap((record) => [...record.rules, ...(record.broken ?? [])]))].sort();
  return html`<form class="toolbar filters screen-only" id="filters" hidden>
    <label class="search"
      >Search
      <input type="search" name="q" autocomplete="off" spellcheck="false" placeholder="title, id, error text"
    /></label>
    ${choice('verdict', 'Verdict', [
      ['failed', 'Failed'],
      ['open', 'Open'],
      ['passed', 'Passed'],
    ])}
    ${choice('format', 'Format', [
      ['json', 'JSON'],
      ['xml', 'XML'],
      ['none', 'No body'],
    ])}
    ${choice('kind', 'Kind', [
      ['example', 'Documented example'],
      ['valid', 'Valid'],
      ['invalid', 'Invalid'],
      ['open', 'Undocumented'],
    ])}
    ${choice(
      'subject',
      'Subject',
      subjects.map((subject) => [subject, subjectNames[subject]]),
    )}
    ${choice(
      'check',
      'Check',
      checkKinds.map((kind) => [kind, checkNames[kind]]),
    )}
    ${choice(
      'rule',
      'Rule',
      rules.map((id) => [id, id]),
    )}
    <button type="reset" class="button">Clear</button>
  </form>`;
}

function choice(name: string, label: string, options: readonly (readonly [string, string])[]): Html {
  return html`<label
    >${label}
    <select name="${name}">
      <option value="">all</option>
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select></label
  > `;
}
