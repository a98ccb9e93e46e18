import type { LoadResult } from '../../model/load-result.ts';
import { millisecondsAxis, timeAxis } from '../charts/axis.ts';
import type { DataTable } from '../charts/data-table.ts';
import { figure } from '../charts/figure.ts';
import { duration } from '../charts/format.ts';
import type { LimitLine } from '../charts/limit-lines.ts';
import { lines, linesLegend, valuesOf, type Lines } from '../charts/lines.ts';
import type { Point, Series } from '../charts/point.ts';
import { html, type Html } from '../html.ts';
import { limitInMilliseconds, readLimit } from './limit.ts';
import { percentileTable } from './percentile-table.ts';
import { exactnessWords, percentileWords } from './percentile-words.ts';
import { windowed } from './windows.ts';
import { highest, secondsOf, spanSeconds, spansOf } from './spans.ts';

const drawn = [
  ['p50', 's1'],
  ['p95', 's2'],
  ['p99', 's3'],
] as const;

/** Percentiles of the whole run, and p50, p95 and p99 over time with the limits on them. */
export function latency(result: LoadResult, against: LoadResult | undefined): Html {
  const { series } = result;
  const shown = drawn.map(([name, tone]): Series => {
    const { seconds, points } = windowed(result, name);
    return { name: seconds === 1 ? name : `${name} by ${duration(seconds)}`, tone, points };
  });
  const limits = latencyLimits(result);
  const values = valuesOf(shown);
  const spec: Lines = {
    x: timeAxis(secondsOf(series)),
    y: millisecondsAxis([...values, ...limits.map(({ at }) => at)]),
    series: shown,
    limits,
  };
  return html`<p class="lead">${exactnessWords(result)}</p>
    ${percentileTable(result, against)}
    ${figure({
      id: 'latency',
      title: 'Response time over time',
      description: description(result, limits),
      legend: linesLegend(spec),
      draw: lines(spec),
      table: latencyTable(result, shown),
      ...(values.length === 0 && { empty: 'Too few samples for a percentile over time.' }),
    })}`;
}

function latencyLimits(result: LoadResult): readonly LimitLine[] {
  return result.thresholds.flatMap(({ expression }) => {
    const limit = readLimit(expression);
    // The lines are those of all requests.
    const at = limit?.share === undefined || limit.scoped ? undefined : limitInMilliseconds(limit);
    return at === undefined ? [] : [{ at, label: expression }];
  });
}

function description({ latency: whole }: LoadResult, limits: readonly LimitLine[]): string {
  const figures = drawn.map(([name]) => `${name} ${percentileWords(whole[name])}`).join(', ');
  const set = limits.length > 0 ? ` Limits: ${limits.map(({ label }) => label).join(', ')}.` : '';
  return `Logarithmic scale; a gap has too few samples. Over the whole run: ${figures}.${set}`;
}

function latencyTable({ series }: LoadResult, shown: readonly Series[]): DataTable {
  return {
    caption: `Each row is ${duration(spanSeconds(series))}; the highest value within it.`,
    head: ['Time', ...shown.map(({ name }) => name), 'Slowest'],
    rows: spansOf(series).map((span) => [
      span.label,
      ...shown.map(({ points }) => percentileWords(highestWithin(points, span.from, span.to))),
      percentileWords(highest(span, (point) => point.max)),
    ]),
  };
}

function highestWithin(points: readonly Point[], from: number, to: number): number | null {
  return points.reduce<number | null>(
    (found, { x, y }) => (y === null || x < from || x >= to ? found : Math.max(found ?? y, y)),
    null,
  );
}
