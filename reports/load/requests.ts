import type { LoadResult, SeriesPoint } from '../../model/load-result.ts';
import { countAxis, timeAxis } from '../charts/axis.ts';
import type { DataTable } from '../charts/data-table.ts';
import { figure } from '../charts/figure.ts';
import { count, duration, percent } from '../charts/format.ts';
import { highestOf, lines, linesLegend, type Lines } from '../charts/lines.ts';
import type { Series, Tone } from '../charts/point.ts';
import { html, type Html } from '../html.ts';
import { perSecond } from './safe-rate.ts';
import { secondsOf, spanSeconds, spansOf, total } from './spans.ts';
import { stallsOf, stallWords } from './stalls.ts';
import { droppedShare } from './verdict.ts';

/** Requests planned, started, finished and dropped, second by second. */
export function requests(result: LoadResult): Html {
  const { series } = result;
  const still = stallWords(stallsOf(series));
  const finished = seriesOf(series, 'finished', 's1', (point) => point.finished);
  const dropped = seriesOf(series, 'dropped', 's2', (point) => point.dropped);
  const planned = seriesOf(series, 'planned', 's4', (point) => point.asked);
  const started = seriesOf(series, 'started', 's3', (point) => point.started);
  const spec: Lines = {
    x: timeAxis(secondsOf(series)),
    y: countAxis(highestOf([planned, started, finished, dropped]), 'requests per second'),
    areas: [finished, dropped],
    series: [planned, started, finished, dropped],
  };
  const words = summary(result);
  return html`<p class="lead">${words}${still !== undefined && ` ${still}`}</p>
    ${figure({
      id: 'requests',
      title: 'Requests by second',
      description: `${words} ${still ?? ''}`.trim(),
      legend: linesLegend({ series: spec.series }),
      draw: lines(spec),
      table: requestsTable(series),
      ...(series.length === 0 && { empty: 'The run has no seconds to show.' }),
    })}`;
}

function summary(result: LoadResult): string {
  const { planned, started, finished, dropped } = result.requests;
  const { asked, reached } = result.rate;
  const counts = `${count(planned)} planned, ${count(started)} started, ${count(finished)} finished, ${count(dropped)} dropped`;
  const share = dropped > 0 ? ` (${percent(droppedShare(result))} of the plan)` : '';
  return `${counts}${share}. ${perSecond(reached)} reached of ${perSecond(asked)} asked for.`;
}

function seriesOf(
  series: readonly SeriesPoint[],
  name: string,
  tone: Tone,
  pick: (point: SeriesPoint) => number,
): Series {
  return { name, tone, points: series.map((point) => ({ x: point.t, y: pick(point) })) };
}

function requestsTable(series: readonly SeriesPoint[]): DataTable {
  const seconds = spanSeconds(series);
  return {
    caption: `Each row is ${duration(seconds)}; counts, and the fewest finished in one of its seconds.`,
    head: ['Time', 'Planned', 'Started', 'Finished', 'Fewest in a second', 'Dropped'],
    rows: spansOf(series).map((span) => [
      span.label,
      count(Math.round(total(span, (point) => point.asked))),
      count(total(span, (point) => point.started)),
      count(total(span, (point) => point.finished)),
      count(span.points.reduce((least, point) => Math.min(least, point.finished), Infinity)),
      count(total(span, (point) => point.dropped)),
    ]),
  };
}
