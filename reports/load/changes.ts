import type { LoadResult } from '../../model/load-result.ts';
import { count, milliseconds, percent } from '../charts/format.ts';
import { html, type Html } from '../html.ts';
import { scrollBox } from '../shell/blocks.ts';
import { perSecond } from './safe-rate.ts';
import { verdictOf } from './verdict.ts';

/** The key figures of this run beside those of an earlier one; no verdict, which takes several runs. */
export function changesTable(result: LoadResult, against: LoadResult): Html {
  const row = (name: string, pick: (of: LoadResult) => string): Html =>
    html`<tr>
      <th scope="row">${name}</th>
      <td class="num">${pick(against)}</td>
      <td class="num">${pick(result)}</td>
    </tr>`;
  const time = (value: number | null): string => (value === null ? 'too few samples' : milliseconds(value));
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">Figure</th>
        <th scope="col" class="num">Earlier</th>
        <th scope="col" class="num">Now</th>
      </tr>
    </thead>
    <tbody>
      ${row('Verdict', (of) => verdictOf(of).word)} ${row('Rate reached', (of) => perSecond(of.rate.reached))}
      ${row('p50', (of) => time(of.latency.p50))} ${row('p95', (of) => time(of.latency.p95))}
      ${row('p99', (of) => time(of.latency.p99))}
      ${row('Failed', ({ requests }) => shareOf(requests.failed, requests.finished))}
      ${row('Wrong answers', ({ requests }) => count(requests.violations))}
    </tbody>
  </table>`;
  return html`${scrollBox('Earlier run and this one', table)}
    <p class="small muted">
      One run beside one other (${against.run.startedAt}). Runs differ by chance: give
      <code>--against</code> at least 5 earlier runs for a verdict.
    </p>`;
}

function shareOf(part: number, whole: number): string {
  return whole > 0 ? `${count(part)} (${percent(part / whole)})` : count(part);
}
