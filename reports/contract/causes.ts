import type { ContractResult, Violation } from '../../model/contract-result.ts';
import { html, type Html } from '../html.ts';
import { count, counted, scrollBox } from '../shell/blocks.ts';
import { causeCard } from './cause-card.ts';
import { sentence, targetFileOf } from './case-view.ts';

/** Markup that whole causes may take together, in characters; later ones have their line in the index only. */
const causesBudget = 400_000;
/** With more causes than this, an index stands before them. */
const withoutIndex = 5;
const longestIndex = 500;
/** How many causes go to paper (as the print style has it). */
const printed = 6;

/** The distinct causes of failure, those of the most cases first. */
export function causesSection(result: ContractResult): Html {
  const causes = ranked(result.violations);
  if (causes.length === 0) return html`<p class="panel empty">${noCauses(result)}</p>`;
  const whole = wholeCauses(causes, targetFileOf(result.run.command));
  return html`${causes.length > withoutIndex && index(causes, whole.length)}
    <ol class="causes">
      ${whole}
    </ol>
    <p class="print-only muted">
      ${causes.length > printed && `The first ${printed} of ${causes.length} causes are printed; the others are in the page and in result.json.`}
    </p>`;
}

/** Causes with those of the most cases first; the order in which a report numbers them. */
export function ranked(violations: readonly Violation[]): readonly Violation[] {
  return [...violations].sort((a, b) => b.cases - a.cases);
}

function noCauses(result: ContractResult): string {
  if (result.counts.cases === 0) return 'Nothing was run.';
  return `None of ${counted(result.counts.cases, 'case')} broke a rule.`;
}

function wholeCauses(causes: readonly Violation[], targetFile: string): Html[] {
  const whole: Html[] = [];
  let used = 0;
  for (const [index, cause] of causes.entries()) {
    const card = causeCard(cause, index + 1, index === 0, targetFile);
    used += card.html.length;
    if (used > causesBudget && index > 0) break;
    whole.push(card);
  }
  return whole;
}

function index(causes: readonly Violation[], whole: number): Html {
  return html`${
    whole < causes.length &&
    html`<p class="lead">
      The first ${whole} of ${counted(causes.length, 'cause')} are told whole, to keep this page small;
      result.json has the others.
    </p>`
  }
  ${scrollBox(
    'Index of causes',
    html`<table class="cause-index">
      <thead>
        <tr>
          <th scope="col" class="num">#</th>
          <th scope="col">What is wrong</th>
          <th scope="col">Rule</th>
          <th scope="col" class="num">Cases</th>
        </tr>
      </thead>
      <tbody>
        ${causes.slice(0, longestIndex).map((cause, place) => indexRow(cause, place + 1, place < whole))}
      </tbody>
    </table>`,
  )}`;
}

function indexRow(cause: Violation, number: number, whole: boolean): Html {
  const message = sentence(cause.message.length > 200 ? `${cause.message.slice(0, 200)}…` : cause.message);
  return html`<tr>
    <td class="num">${number}</td>
    <td>${whole ? html`<a href="#cause-${number}">${message}</a>` : message}</td>
    <td><code>${cause.rule}</code></td>
    <td class="num">${count(cause.cases)}</td>
  </tr>`;
}
