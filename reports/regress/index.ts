import { differenceClasses } from '../../model/regress.ts';
import type { RegressResult } from '../../model/regress-result.ts';
import { runFacts } from '../contract/facts.ts';
import { html, type Html } from '../html.ts';
import { renderPage, type Page } from '../shell.ts';
import { chip, count, counted, scrollBox } from '../shell/blocks.ts';
import { differenceCard } from './difference.ts';
import { regressStyle } from './style.ts';
import { classTones, classWords, sideWords, verdicts } from './words.ts';

/** Differences shown as cards; the table above them has more, and the result file all. */
const mostCards = 60;
const mostRows = 200;

/** Renders a comparison as one HTML file: what changed first. */
export function renderRegressReport(result: RegressResult): string {
  const { before, after, counts, differences, run } = result;
  const of = (name: string): number => differences.filter((one) => one.class === name).length;
  return renderPage({
    title: `${before.name} → ${after.name}`,
    verdict: { ...verdicts[result.verdict], reason: result.reason },
    figures: [
      { label: 'Breaking', value: count(of('breaking')) },
      { label: 'Behaviour', value: count(of('behaviour')) },
      { label: 'Wording', value: count(of('wording')) },
      { label: 'Additions', value: count(of('addition')) },
      { label: 'Cases compared', value: count(counts.compared), note: `${count(counts.differing)} differ` },
    ],
    sections: sectionsOf(result),
    facts: [
      ['Before', sideWords(before)],
      ['Now', sideWords(after)],
      ['Fails on', result.failOn],
      ...runFacts(run),
    ],
    style: regressStyle,
  });
}

function sectionsOf(result: RegressResult): Page['sections'] {
  return [
    { id: 'differences', title: 'What changed', body: differencesOf(result) },
    { id: 'standing', title: 'Rules broken: new, fixed, still', body: standing(result) },
    { id: 'left-out', title: 'Not compared, and why', body: leftOut(result) },
  ];
}

function differencesOf(result: RegressResult): Html {
  const { differences } = result;
  if (differences.length === 0) {
    const said =
      result.verdict === 'not-comparable'
        ? 'Nothing could be compared.'
        : `${counted(result.counts.compared, 'case')} got the same answer as before.`;
    return html`<p>${said}</p>`;
  }
  const shown = differences.slice(0, mostCards);
  return html`${differences.length > 1 && indexTable(result)}
  ${differenceClasses.map((name) => {
    const own = shown.filter((one) => one.class === name);
    return (
      own.length > 0 &&
      html`<p class="class-lead">${chip(name, classTones[name])} ${classWords[name]}</p>
        ${own.map((one) => differenceCard(one, differences.indexOf(one), acceptLine(result, one.id)))}`
    );
  })}
  ${differences.length > mostCards && html`<p>${counted(differences.length - mostCards, 'further difference')} in result.json.</p>`}`;
}

/** Accepting takes a baseline: two targets side by side have none. */
function acceptLine({ before, run }: RegressResult, id: string): string {
  const file = /--baseline[= ](\S+)/.exec(run.command)?.[1];
  if (before.kind !== 'baseline' || file === undefined) return '';
  return `npx trigger-harness regress accept --baseline ${file} --result result.json --difference ${id} --reason '…'`;
}

function indexTable({ differences }: RegressResult): Html {
  const rows = differences.slice(0, mostRows).map(
    (one, at) =>
      html`<tr>
        <td>${chip(one.class, classTones[one.class])}</td>
        <td>${at < mostCards ? html`<a href="#${one.id}">${one.message}</a>` : one.message}</td>
        <td class="num">${count(one.cases)}</td>
      </tr>`,
  );
  return scrollBox(
    'All differences',
    html`<table class="index">
      <thead>
        <tr>
          <th scope="col">Class</th>
          <th scope="col">Difference</th>
          <th scope="col" class="num">Cases</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

function standing({ standing: entries }: RegressResult): Html {
  if (entries.length === 0) return html`<p>No documented rule was broken, before or now.</p>`;
  return scrollBox(
    'Rules broken before and now',
    html`<table>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col" class="num">New</th>
          <th scope="col" class="num">Fixed</th>
          <th scope="col" class="num">Still</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(
          (one) =>
            html`<tr>
              <th scope="row"><code>${one.rule}</code></th>
              <td class="num">${count(one.new)}</td>
              <td class="num">${count(one.fixed)}</td>
              <td class="num">${count(one.still)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

function leftOut({ notComparable, notes, counts }: RegressResult): Html {
  const lines = [
    ...notComparable.map(
      (one) =>
        html`<li>
          ${counted(one.cases, 'case')}: ${one.reason}.
          <span class="small muted">For example ${one.examples.slice(0, 3).join(', ')}</span>
        </li>`,
    ),
    ...(counts.unsteady > 0
      ? [html`<li>${counted(counts.unsteady, 'case')}: answered one way and another by the same target.</li>`]
      : []),
    ...notes.map((note) => html`<li>${note}</li>`),
  ];
  return lines.length === 0
    ? html`<p>Every case was compared.</p>`
    : html`<ul class="plain-list">
        ${lines}
      </ul>`;
}
