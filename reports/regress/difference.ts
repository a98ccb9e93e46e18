import { rule, sourceOf } from '../../model/rules.ts';
import type { Difference } from '../../model/regress-result.ts';
import { exchange } from '../contract/exchange.ts';
import { html, type Html } from '../html.ts';
import { chip, codeBlock, commandBlock, counted } from '../shell/blocks.ts';
import { marked } from './marked.ts';
import { classTones } from './words.ts';

/** Ids shown of the cases that a difference has. */
const listedCases = 20;
/** Differences whose exchange is shown whole; the result file has the others'. */
export const wholeDifferences = 12;
/** Longest curl line and body shown. */
const longest = 4000;

/** One difference: what it is, how it was and is side by side, and how to see it. */
export function differenceCard(difference: Difference, index: number, acceptLine: string): Html {
  const { id, class: of, message, cases, members, minimal, flaky } = difference;
  const sides = marked(difference.before, difference.after);
  return html`<article class="card difference" id="${id}" tabindex="-1" aria-labelledby="${id}-title">
    <div class="difference-head">
      ${chip(of, classTones[of])}
      <h3 id="${id}-title">${message}</h3>
      <span class="difference-count">${counted(cases, 'case')}</span>
    </div>
    <div class="sides">
      <div>
        <h4>Before</h4>
        <p class="side was">${sides.before}</p>
      </div>
      <div>
        <h4>Now</h4>
        <p class="side is">${sides.after}</p>
      </div>
    </div>
    <dl class="difference-facts">
      <div>
        <dt>Rule</dt>
        <dd>
          <code>${difference.rule}</code> ${rule(difference.rule).statement} From
          ${sourceOf(difference.rule)}.
        </dd>
      </div>
      ${
        Object.keys(minimal.levels).length > 0 &&
        html`<div>
          <dt>Enough to see it</dt>
          <dd>
            ${Object.entries(minimal.levels).map(([name, level], at) => html`${at > 0 && ' and '}<code>${name}=${level}</code>`)}${!minimal.proven && ' (from the answers seen; not shown to be the least)'}
          </dd>
        </div>`
      }
      ${
        flaky !== undefined &&
        html`<div>
          <dt>Steady</dt>
          <dd>No: it showed ${flaky.failed} of ${flaky.tried} times</dd>
        </div>`
      }
      <div>
        <dt>Smallest case</dt>
        <dd>${difference.title} <code>${difference.case}</code></dd>
      </div>
      <div>
        <dt>Difference</dt>
        <dd><code>${id}</code></dd>
      </div>
    </dl>
    ${index < wholeDifferences && details(difference, acceptLine)}
    ${
      members.length > 1 &&
      html`<details class="more">
        <summary>${counted(members.length, 'case')}</summary>
        <p class="small member-list">
          ${members.slice(0, listedCases).map((member, at) => html`${at > 0 && ', '}<code>${member}</code>`)}${members.length > listedCases && ` and ${members.length - listedCases} more in result.json`}
        </p>
      </details>`
    }
  </article>`;
}

function details({ id, request, response, curl }: Difference, acceptLine: string): Html {
  return html`<details class="more">
    <summary>Request and answer of the smallest case, and how to accept it</summary>
    ${request !== undefined && exchange(id, { ...request, ...(request.body === undefined ? {} : { body: cut(request.body) }) }, response === undefined ? undefined : { ...response, body: cut(response.body) }, 'it was not kept')}
    ${curl !== undefined && curl.length <= longest && codeBlock(`curl line of ${id}`, curl, { className: 'curl' })}
    ${acceptLine !== '' && commandBlock(`Command that accepts ${id}`, acceptLine)}
  </details>`;
}

function cut(text: string): string {
  return text.length > longest
    ? `${text.slice(0, longest)}… ${text.length - longest} more characters in result.json`
    : text;
}
