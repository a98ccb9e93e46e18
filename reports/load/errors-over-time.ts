import type { LoadError, LoadResult } from '../../model/load-result.ts';
import { timeAxis } from '../charts/axis.ts';
import { figure } from '../charts/figure.ts';
import { clock, count, duration } from '../charts/format.ts';
import { ranges } from '../charts/ranges.ts';
import { stackedBars, type Bar } from '../charts/stacked.ts';
import { html, type Html } from '../html.ts';
import { cut } from './cut.ts';
import { secondsOf, spanSeconds, spansOf, total } from './spans.ts';

const keys = [
  { key: 'failed', tone: 's1', name: 'failed: no usable answer' },
  { key: 'violations', tone: 's2', name: 'wrong answers' },
] as const;

/** Failed requests and wrong answers as bars over the run. */
export function failuresOverTime({ series, requests }: LoadResult): Html {
  const bars = spansOf(series).map((span): Bar => ({
    from: span.from,
    to: span.to,
    values: {
      failed: total(span, (point) => point.failed),
      violations: total(span, (point) => point.violations),
    },
  }));
  if (bars.every(({ values }) => values['failed'] === 0 && values['violations'] === 0)) return html``;
  const each = duration(spanSeconds(series));
  return figure({
    id: 'errors',
    title: 'Errors over time',
    description: `${count(requests.failed)} failed requests and ${count(requests.violations)} wrong answers; a bar is ${each}.`,
    legend: keys.map(({ name, tone }) => ({ name, tone, kind: 'fill' })),
    draw: stackedBars({ seconds: secondsOf(series), keys, bars, title: `requests in ${each}` }),
    table: {
      caption: `Each row is ${each}.`,
      head: ['Time', 'Failed', 'Wrong answers'],
      rows: bars.map(({ from, values }) => [
        clock(from),
        count(values['failed'] ?? 0),
        count(values['violations'] ?? 0),
      ]),
    },
  });
}

/** A row a kind, from the first time it was seen to the last. */
export function kindsOverTime({ series }: LoadResult, shown: readonly LoadError[]): Html {
  const timed = shown
    .filter(({ firstAt, lastAt }) => firstAt !== undefined && lastAt !== undefined)
    .slice(0, 8);
  if (timed.length === 0) return html``;
  const rows = timed.map(({ kind, count: times, firstAt, lastAt }) => ({
    name: `${cut(kind, 30)} (${count(times)})`,
    values: [
      { at: firstAt ?? null, tone: 's1' },
      { at: lastAt ?? null, tone: 's2' },
    ] as const,
  }));
  return figure({
    id: 'error-kinds',
    title: 'When each kind was seen',
    description: 'For each kind of error, the first and the last time that it was seen.',
    legend: [
      { name: 'first', tone: 's1', kind: 'marker' },
      { name: 'last', tone: 's2', kind: 'marker' },
    ],
    draw: ranges(timeAxis(secondsOf(series)), rows),
    table: {
      caption: 'First and last time since the start.',
      head: ['Kind', 'Count', 'First', 'Last'],
      rows: timed.map(({ kind, count: times, firstAt, lastAt }) => [
        cut(kind, 60),
        count(times),
        clock(firstAt ?? 0),
        clock(lastAt ?? 0),
      ]),
    },
  });
}
