import type { LoadResult } from '../../model/load-result.ts';
import { count } from '../charts/format.ts';
import { html, type Html } from '../html.ts';
import { scrollBox } from '../shell/blocks.ts';
import { percentileWords } from './percentile-words.ts';

/** Requests by format and kind: JSON or XML, to be accepted or rejected. */
export function kinds(result: LoadResult): Html {
  if (result.kinds.length === 0) return html`<p>The run has no kinds of request.</p>`;
  const head = ['Requests', 'Wrong answers', 'p50', 'p95', 'p99'];
  const rows = result.kinds.map(
    ({ kind, requests, violations, latency }) =>
      html`<tr>
        <th scope="row" class="request-kind">${kindWords(kind)}</th>
        <td class="num">${count(requests)}</td>
        <td class="num">${count(violations)}</td>
        <td class="wrapping num">${percentileWords(latency.p50)}</td>
        <td class="wrapping num">${percentileWords(latency.p95)}</td>
        <td class="wrapping num">${percentileWords(latency.p99)}</td>
      </tr>`,
  );
  return scrollBox(
    'Kinds of request',
    html`<table>
      <thead>
        <tr>
          <th scope="col">Kind of request</th>
          ${head.map((name) => html`<th scope="col" class="wrapping num">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

const parts: Readonly<Record<string, string>> = { json: 'JSON', xml: 'XML', get: 'GET', accept: 'valid', reject: 'invalid' }; // prettier-ignore

/** A kind such as `link-json-accept` in words: `Link, JSON, valid`. */
export function kindWords(kind: string): string {
  const names = kind.split('-');
  const isLink = names[0] === 'link';
  const rest = isLink ? names.slice(1) : names;
  if (rest.length !== 2 || rest.some((name) => !Object.hasOwn(parts, name))) return kind;
  return [isLink ? 'Link' : 'Launch', ...rest.map((name) => parts[name])].join(', ');
}
