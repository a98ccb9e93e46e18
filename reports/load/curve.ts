import type { LoadResult } from '../../model/load-result.ts';
import { millisecondsAxis, tailAxis } from '../charts/axis.ts';
import type { DataTable } from '../charts/data-table.ts';
import { distribution } from '../charts/distribution.ts';
import { figure } from '../charts/figure.ts';
import { count, milliseconds, percent } from '../charts/format.ts';
import { lines, linesLegend, valuesOf, type Lines } from '../charts/lines.ts';
import type { Series } from '../charts/point.ts';
import { enoughBeyond, tailPoints } from '../charts/quantiles.ts';
import { html, type Html } from '../html.ts';

/** The percentile curve, with an earlier run's where there is one, and the distribution it comes from. */
export function curve(result: LoadResult, against: LoadResult | undefined): Html {
  return html`${percentileCurve(result, against)}${spread(result)}`;
}

function percentileCurve(result: LoadResult, against: LoadResult | undefined): Html {
  const now: Series = { name: 'this run', tone: 's1', points: tailPoints(result.histogram.buckets) };
  const before: readonly Series[] =
    against === undefined
      ? []
      : [{ name: 'earlier run', tone: 's2', points: tailPoints(against.histogram.buckets) }];
  const series = [now, ...before];
  const most = Math.max(1, ...series.flatMap(({ points }) => points.map(({ x }) => x)));
  const spec: Lines = { x: tailAxis(most), y: millisecondsAxis(valuesOf(series)), series };
  return figure({
    id: 'curve',
    title: 'Response time by percentile',
    description: `How slow the slowest share of requests was; each further nine has the same room. Drawn as far as at least ${enoughBeyond} requests lie beyond.`,
    legend: before.length > 0 ? linesLegend({ series }) : [],
    draw: lines(spec),
    table: curveTable(series),
    ...(now.points.length === 0 && { empty: 'Too few samples for a curve.' }),
  });
}

function curveTable(series: readonly Series[]): DataTable {
  const shares = [0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9995, 0.9999];
  return {
    caption: `At most this long for this share of requests; – where fewer than ${enoughBeyond} lie beyond.`,
    head: ['Share', ...series.map(({ name }) => name)],
    rows: shares.map((share) => [percent(share), ...series.map(({ points }) => valueAt(points, share))]),
  };
}

function valueAt(points: Series['points'], share: number): string {
  const reached = points.find(({ x }) => x >= (1 - 1e-9) / (1 - share));
  return reached === undefined || reached.y === null ? '–' : milliseconds(reached.y);
}

function spread(result: LoadResult): Html {
  const { buckets } = result.histogram;
  const used = buckets.filter(({ count: samples }) => samples > 0);
  const marks = (['p50', 'p95', 'p99'] as const).flatMap((name) => {
    const at = result.latency[name];
    return at === null ? [] : [{ at, label: `${name} ${milliseconds(at)}` }];
  });
  return figure({
    id: 'distribution',
    title: 'How many requests took how long',
    description: `Counts by response time on a logarithmic scale. ${marks.map(({ label }) => label).join(', ')}.`,
    legend: [],
    draw: distribution({ buckets, marks }),
    table: {
      caption: 'Requests by response time.',
      head: ['Up to', 'Requests'],
      rows: used.map(({ upTo, count: samples }) => [milliseconds(upTo), count(samples)]),
    },
    ...(used.length === 0 && { empty: 'No request was finished.' }),
  });
}
