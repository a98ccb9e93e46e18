import type { PlanResult } from '../../model/plan-result.ts';
import { html, type Html } from '../html.ts';
import { chip, scrollBox } from '../shell/blocks.ts';
import { ageOf, gateWords } from './words.ts';

/** Each condition with its evidence and how old that is, and what stands in the way. */
export function gates(result: PlanResult, at: number): Html {
  const rows = result.gates.map(({ name, verdict, evidence, at: since }) => {
    const { word, tone } = gateWords[verdict];
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${chip(word, tone)}</td>
      <td class="evidence">${cut(evidence)}</td>
      <td class="num">${ageOf(since, at)}</td>
    </tr>`;
  });
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">Gate</th>
        <th scope="col">Verdict</th>
        <th scope="col">Evidence</th>
        <th scope="col" class="num">Its age</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return html`${scrollBox('Gates', table)}${blockers(result)}`;
}

function blockers({ gates: all }: PlanResult): Html {
  const open = all.filter(({ verdict }) => verdict !== 'met');
  const contract = all.length > 1;
  const none = open.length === 0;
  return html`<p class="small more">
    <strong>Blockers:</strong>
    ${none ? 'none' : open.map(({ name, verdict }) => `${name} ${gateWords[verdict].word}`).join('; ')}.${
      contract
        ? ''
        : ' Whether the answers are right was judged under load only: no contract run was given (--contract).'
    }
  </p>`;
}

const longest = 400;

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
