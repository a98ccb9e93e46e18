import type { Violation } from '../../model/contract-result.ts';
import { rule, sourceOf } from '../../model/rules.ts';
import { html, type Html } from '../html.ts';
import { chip, codeBlock, commandBlock, counted } from '../shell/blocks.ts';
import { caseAnchor, outcomeWords, reproCommand, sentence } from './case-view.ts';
import { cut, exchange } from './exchange.ts';
import { whenWords } from '../../model/when-words.ts';

/** One cause whole: what is wrong, when, by which rule, how to send it again, and what came back. */
export function causeCard(cause: Violation, number: number, open: boolean, targetFile: string): Html {
  const label = `cause ${number}`;
  return html`<li class="cause panel" id="cause-${number}">
    <div class="cause-head">
      <span class="cause-number" aria-hidden="true">${number}</span>
      <h3>${sentence(shortened(cause.message))}</h3>
      <a class="cause-count" href="#cases?rule=${cause.rule}&amp;verdict=failed"
        >${counted(cause.cases, 'case')}</a
      >
    </div>
    <dl class="cause-facts">
      <div>
        <dt>Fails when</dt>
        <dd>${failsWhen(cause)}</dd>
      </div>
      <div>
        <dt>Expected</dt>
        <dd>
          ${outcomeWords(cause.expected)}<span class="muted">, got</span>
          <strong class="got">${outcomeWords(cause.got)}</strong>
        </dd>
      </div>
      <div>
        <dt>Smallest case</dt>
        <dd>${cause.title}</dd>
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
    ${commandBlock(`Command that runs ${label} again`, reproCommand(cause.case, targetFile))}
    ${codeBlock(`curl line, ${label}`, cut(cause.curl), { className: 'curl', exact: cause.curl })}
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
  const when = whenWords(cause);
  return html`<span class="when">${when === '' ? 'on every request that was tried' : when}</span>${
      !cause.minimal.proven &&
      html` <span class="muted">(perhaps not the smallest: the shrinking ran out of requests)</span>`
    }`;
}

function exampleLinks(cause: Violation): Html {
  const ids = [...new Set([cause.case, ...cause.examples])].slice(0, 3);
  const more = cause.cases - ids.length;
  return html`${ids.map((id, index) => html`${index > 0 && ', '}<a href="#${caseAnchor(id)}"><code>${id}</code></a>`)}${more > 0 && ` and ${more} more`}`;
}

/** Longest heading, in characters. */
const longestHeading = 300;

function shortened(message: string): string {
  return message.length > longestHeading ? `${message.slice(0, longestHeading)}…` : message;
}
