import type { LoadResult } from '../../model/load-result.ts';
import { countAxis, timeAxis } from '../charts/axis.ts';
import { figure } from '../charts/figure.ts';
import { count, duration, percent } from '../charts/format.ts';
import { lines, linesLegend, type Lines } from '../charts/lines.ts';
import { html, type Html } from '../html.ts';
import { highest, secondsOf, spanSeconds, spansOf } from './spans.ts';

/** How the load generator did, and whether it or the target set the limit. */
export function generator(result: LoadResult): Html {
  const { generator: own, series } = result;
  const limits =
    own.vusMax >= own.vusLimit * 0.5 ? [{ at: own.vusLimit, label: `limit ${count(own.vusLimit)}` }] : [];
  const spec: Lines = {
    x: timeAxis(secondsOf(series)),
    y: countAxis(Math.max(own.vusMax, ...limits.map(({ at }) => at)), 'virtual users'),
    series: [{ name: 'virtual users', tone: 's1', points: series.map(({ t, vus }) => ({ x: t, y: vus })) }],
    limits,
  };
  return html`${limitedBy(result)}
    <p class="lead">${health(own)}</p>
    ${figure({
      id: 'vus',
      title: 'Virtual users at work',
      description: `At most ${count(own.vusMax)} of ${count(own.vusLimit)} allowed were busy at once.`,
      legend: linesLegend({ series: spec.series, limits }),
      draw: lines(spec),
      table: {
        caption: `Each row is ${duration(spanSeconds(series))}; the most in one of its seconds.`,
        head: ['Time', 'Virtual users'],
        rows: spansOf(series).map((span) => [span.label, count(highest(span, ({ vus }) => vus) ?? 0)]),
      },
      ...(series.length === 0 && { empty: 'The run has no seconds to show.' }),
    })}`;
}

function limitedBy({ generator: { limit }, limit: found }: LoadResult): Html {
  if (limit === null && found !== undefined && found !== null) {
    return html`<p class="callout tone-unsure">
      <strong>The target was the limit</strong>, not the generator: ${found.text}.
    </p>`;
  }
  if (limit === null) {
    return html`<p class="callout tone-good">
      The generator was not the limit: rates and times here are the target's own.
    </p>`;
  }
  return html`<p class="callout tone-unsure">
    <strong>The generator was the limit</strong> (${limit}). The rate that was reached is the generator's, not
    the target's: the target may be able to take more, and times may include waiting in the generator.
  </p>`;
}

function health(own: LoadResult['generator']): string {
  const cpu =
    own.cpuShare === null ? 'its CPU use is not known' : `it used ${percent(own.cpuShare)} of its CPU`;
  const exit = own.exit === null ? '' : `; its exit code was ${own.exit}`;
  return `k6 ${own.k6}: at most ${count(own.vusMax)} of ${count(own.vusLimit)} virtual users were busy, ${cpu}${exit}.`;
}
