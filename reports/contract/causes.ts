import type { ContractResult, Violation } from '../../model/contract-result.ts';
import { rule, sourceOf } from '../../model/rules.ts';
import { html, type Html } from '../html.ts';
import { chip, codeBlock, counted } from '../shell/blocks.ts';
import { caseAnchor } from './case-view.ts';
import { cut, exchange } from './exchange.ts';

/** Markup that whole causes may take together, in characters; later ones are listed in one line each. */
const causesBudget = 600_000;

/** The distinct causes of failure, those of the most cases first. */
export function causesSection(result: ContractResult): Html {
  const causes = ranked(result.violations);
  if (causes.length === 0) return html`<p class="panel empty">${noCauses(result)}</p>`;
  const whole: Html[] = [];
  let used = 0;
  for (const [index, cause] of causes.entries()) {
    const card = causeCard(cause, index + 1, index === 0);
    used += card.html.length;
    if (used > causesBudget && index > 0) break;
    whole.push(card);
  }
  const rest = causes.slice(whole.length);
  return html`<ol class="causes">
      ${whole}
    </ol>
    ${rest.length > 0 && shortList(rest, whole.length)}
    <p class="print-only muted">
      ${causes.length > printed && `The first ${printed} of ${causes.length} causes are printed; the others are in the page and in result.json.`}
    </p>`;
}

/** How many causes go to paper (as the print style has it). */
const printed = 6;

/** Causes with those of the most cases first; the order in which a report numbers them. */
export function ranked(violations: readonly Violation[]): readonly Violation[] {
  return [...violations].sort((a, b) => b.cases - a.cases);
}

function noCauses(result: ContractResult): string {
  if (result.counts.cases === 0) return 'Nothing was run.';
  return `None of ${counted(result.counts.cases, 'case')} broke a rule.`;
}

function causeCard(cause: Violation, number: number, open: boolean): Html {
  const label = `cause ${number}`;
  return html`<li class="cause panel" id="cause-${number}">
    <div class="cause-head">
      <span class="cause-number" aria-hidden="true">${number}</span>
      <h3>${cause.title}</h3>
      <a class="cause-count" href="#cases?rule=${cause.rule}&amp;verdict=failed"
        >${counted(cause.cases, 'case')}</a
      >
    </div>
    <p class="cause-message">${cause.message}</p>
    <dl class="cause-facts">
      <div>
        <dt>Fails when</dt>
        <dd>${failsWhen(cause)}</dd>
      </div>
      <div>
        <dt>Expected</dt>
        <dd>${cause.expected}<span class="muted">, got</span> <strong class="got">${cause.got}</strong></dd>
      </div>
      <div>
        <dt>Rule</dt>
        <dd>
          <code>${cause.rule}</code> ${rule(cause.rule).statement}
          <span class="muted">From ${sourceOf(cause.rule)}.</span>
        </dd>
      </div>
      ${
        cause.flaky !== undefined &&
        html`<div>
          <dt>Flaky</dt>
          <dd>
            ${chip('flaky', 'unsure')} failed ${cause.flaky.failed} of ${cause.flaky.tried} times when tried
            again
          </dd>
        </div>`
      }
    </dl>
    ${codeBlock(`curl line, ${label}`, cut(cause.curl), 'curl')}
    <details class="more" ${open && html`open`}>
      <summary>Request and response<span class="visually-hidden"> of ${label}</span></summary>
      ${exchange(label, cause.request, cause.response, cause.failure)}
      ${
        cause.minimal.body !== (cause.request.body ?? '') &&
        html`<h4>Smallest body that shows it</h4>
          ${codeBlock(`Smallest body, ${label}`, cut(cause.minimal.body))}`
      }
    </details>
    <p class="cause-cases small"><span class="muted">Seen in</span> ${exampleLinks(cause)}</p>
  </li> `;
}

function failsWhen(cause: Violation): Html {
  const levels = Object.entries(cause.minimal.levels);
  const named = new Set(levels.map(([factor]) => factor));
  const bare = cause.minimal.parameters.filter((parameter) => !named.has(parameter));
  const parts = [
    ...levels.map(([factor, level]) => chip(`${factor} = ${level}`)),
    ...bare.map((parameter) => chip(parameter)),
  ];
  return html`${parts.length === 0 ? 'always' : parts.map((part, index) => html`${index > 0 && ' '}${part}`)}${
    !cause.minimal.proven &&
    html` <span class="muted">(perhaps not the smallest: the shrinking ran out of requests)</span>`
  }`;
}

function exampleLinks(cause: Violation): Html {
  const ids = [...new Set([cause.case, ...cause.examples])].slice(0, 5);
  const more = cause.cases - ids.length;
  return html`${ids.map((id, index) => html`${index > 0 && ', '}<a href="#${caseAnchor(id)}"><code>${id}</code></a>`)}${more > 0 && ` and ${more} more`}`;
}

function shortList(causes: readonly Violation[], before: number): Html {
  return html`<p class="lead">
      ${counted(causes.length, 'further cause')}, in short to keep this page small; result.json has the whole
      of each.
    </p>
    <ol class="short-causes" start="${before + 1}">
      ${causes.slice(0, 500).map(
        (cause) =>
          html`<li>
            <code>${cause.rule}</code> ${cause.title}
            <span class="muted">${counted(cause.cases, 'case')}</span>
          </li>`,
      )}
    </ol>`;
}
