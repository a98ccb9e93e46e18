import type { EarlierRun, LoadComparison, PercentileChange } from '../../model/load-comparison.ts';
import type { Histogram, LoadResult } from '../../model/load-result.ts';
import { differenceAxis, millisecondsAxis, tailAxis } from '../charts/axis.ts';
import { figure } from '../charts/figure.ts';
import { milliseconds, percent } from '../charts/format.ts';
import { lines, linesLegend, valuesOf, type Lines } from '../charts/lines.ts';
import type { Point, Series, Tone } from '../charts/point.ts';
import { enoughBeyond, quantileIn, tailPoints } from '../charts/quantiles.ts';
import { html, type Html } from '../html.ts';
import { chip, scrollBox } from '../shell/blocks.ts';
import { comparisonWords, differenceWords } from './comparison-words.ts';

/** This run against earlier ones: verdict, percentiles with their noise, both curves, and how far they are apart. */
export function comparison(result: LoadResult, compared: LoadComparison): Html {
  const { word, tone } = comparisonWords[compared.verdict];
  const alike = compared.earlier.filter(({ leftOut }) => leftOut === undefined);
  return html`<p class="gap-after">${chip(word, tone)} ${compared.reason}</p>
    ${compared.percentiles.length > 0 && percentileTable(compared.percentiles)}
    ${alike.length > 0 && html`${overlay(result, alike)}${shift(result, together(alike))}`}
    ${earlierTable(compared.earlier)}`;
}

function percentileTable(changes: readonly PercentileChange[]): Html {
  const rows = changes.map(({ name, now, before, noise, verdict }) => {
    const { word, tone } = comparisonWords[verdict];
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="num">${milliseconds(before)}</td>
      <td class="wrapping num">
        ${noise === null ? 'not known' : `${milliseconds(noise.from)} to ${milliseconds(noise.to)}`}
      </td>
      <td class="num">${milliseconds(now)}</td>
      <td class="wrapping num">${differenceWords(now, before)}</td>
      <td>${chip(word, tone)}</td>
    </tr>`;
  });
  return html`<div class="gap-after">
    ${scrollBox(
      'Percentiles against earlier runs',
      html`<table>
        <thead>
          <tr>
            <th scope="col">Percentile</th>
            <th scope="col" class="num">Before</th>
            <th scope="col" class="num">Noise</th>
            <th scope="col" class="num">Now</th>
            <th scope="col" class="num">Difference</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    )}
    <p class="small muted gap-before">
      Before: the median of the earlier runs. Noise: where one more run like them would be with 99 %
      certainty. Slower or faster is only what lies outside it, by more than 10 % and more than 5 ms.
    </p>
  </div>`;
}

const tones: readonly Tone[] = ['s2', 's3', 's4'];

function overlay(result: LoadResult, earlier: readonly EarlierRun[]): Html {
  const now: Series = { name: 'this run', tone: 's1', points: tailPoints(result.histogram.buckets) };
  const apart = earlier.length <= tones.length;
  const before = apart
    ? earlier.map(({ startedAt, histogram }, i): Series => ({
        name: startedAt.slice(0, 16).replace('T', ' '),
        tone: tones[i] ?? 's4',
        points: tailPoints(histogram.buckets),
      }))
    : [
        {
          name: `${earlier.length} earlier runs together`,
          tone: 's2' as const,
          points: tailPoints(together(earlier)),
        },
      ];
  const series = [now, ...before];
  const most = Math.max(1, ...series.flatMap(({ points }) => points.map(({ x }) => x)));
  const spec: Lines = { x: tailAxis(most), y: millisecondsAxis(valuesOf(series)), series };
  return figure({
    id: 'overlay',
    title: 'Response time by percentile, now and before',
    description: `Drawn as far as at least ${enoughBeyond} requests lie beyond.`,
    legend: linesLegend(spec),
    draw: lines(spec),
    table: {
      caption: 'At most this long for this share of requests.',
      head: ['Share', ...series.map(({ name }) => name)],
      rows: shares.map((share) => [
        percent(share),
        ...[
          result.histogram.buckets,
          ...(apart ? earlier.map(({ histogram }) => histogram.buckets) : [together(earlier)]),
        ].map((buckets) => valueOf(quantileIn(buckets, share))),
      ]),
    },
    ...(now.points.length === 0 && { empty: 'Too few samples for a curve.' }),
  });
}

const shares = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999];

function shift(result: LoadResult, before: Histogram['buckets']): Html {
  const points = shares.flatMap((share): Point[] => {
    const [now, then] = [quantileIn(result.histogram.buckets, share), quantileIn(before, share)];
    return now === null || then === null ? [] : [{ x: 1 / (1 - share), y: now - then }];
  });
  const series: Series = { name: 'now minus before', tone: 's1', points };
  const spec: Lines = {
    x: tailAxis(Math.max(1, ...points.map(({ x }) => x))),
    y: differenceAxis(valuesOf([series])),
    series: [series],
    limits: [{ at: 0, label: 'as before' }],
    marked: true,
  };
  return figure({
    id: 'shift',
    title: 'How much slower or faster, by percentile',
    description: 'Milliseconds that each share of requests takes longer than before; below 0 it is faster.',
    legend: linesLegend({ series: spec.series }),
    draw: lines(spec),
    table: {
      caption: 'Milliseconds now minus before.',
      head: ['Share', 'Difference'],
      rows: points.map(({ x, y }) => [percent(1 - 1 / x), `${Number((y ?? 0).toPrecision(3))} ms`]),
    },
    ...(points.length === 0 && { empty: 'Too few samples to tell.' }),
  });
}

/** The latencies of several runs as one histogram. */
function together(runs: readonly EarlierRun[]): Histogram['buckets'] {
  const counts = new Map<number, number>();
  for (const { upTo, count } of runs.flatMap(({ histogram }) => histogram.buckets))
    counts.set(upTo, (counts.get(upTo) ?? 0) + count);
  return [...counts].sort(([a], [b]) => a - b).map(([upTo, count]) => ({ upTo, count }));
}

function earlierTable(earlier: readonly EarlierRun[]): Html {
  const rows = earlier.map(
    ({ startedAt, target, latency, leftOut }) =>
      html`<tr>
        <th scope="row" class="nowrap">${startedAt}</th>
        <td>${target}</td>
        <td class="num">${valueOf(latency.p50)}</td>
        <td class="num">${valueOf(latency.p95)}</td>
        <td class="num">${valueOf(latency.p99)}</td>
        <td>${leftOut === undefined ? 'compared' : `left out: ${leftOut.slice(0, 300)}`}</td>
      </tr>`,
  );
  return html`<div class="gap-before">
    ${scrollBox(
      'Earlier runs',
      html`<table>
        <thead>
          <tr>
            <th scope="col">Earlier run</th>
            <th scope="col">Target</th>
            <th scope="col" class="num">p50</th>
            <th scope="col" class="num">p95</th>
            <th scope="col" class="num">p99</th>
            <th scope="col">Used</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    )}
  </div>`;
}

function valueOf(value: number | null): string {
  return value === null ? '–' : milliseconds(value);
}
