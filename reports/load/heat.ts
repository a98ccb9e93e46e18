import type { LoadResult } from '../../model/load-result.ts';
import type { DataTable } from '../charts/data-table.ts';
import { figure } from '../charts/figure.ts';
import { clock, count, duration, milliseconds } from '../charts/format.ts';
import { heatCells, type HeatInput } from '../charts/heat-cells.ts';
import { heatLegend, heatMap } from '../charts/heat-map.ts';
import { html, type Html } from '../html.ts';
import { secondsOf } from './spans.ts';

/** How many requests took how long, over time: what percentiles smooth over is seen here. */
export function heat(result: LoadResult): Html {
  const input: HeatInput = {
    seconds: secondsOf(result.series),
    upTo: result.histogram.buckets.map(({ upTo }) => upTo),
    heat: result.heat,
  };
  return html`${figure({
    id: 'heat',
    title: 'Where response times lay, second by second',
    description:
      'Each cell counts the requests of a stretch of time that took so long; the darker (in dark mode the brighter), the more.',
    legend: heatLegend(input),
    draw: heatMap(input),
    table: heatTable(input),
    ...(result.heat.length === 0 && { empty: 'No response times by second were kept for this run.' }),
  })}`;
}

function heatTable(input: HeatInput): DataTable {
  const cells = heatCells(input, { columns: 20, bands: 8 });
  const length = cells.seconds / cells.columns;
  return {
    caption: `Each row is ${duration(length)}; requests that took up to so long, and longer than the column before.`,
    head: ['Time', ...cells.bands.map(milliseconds)],
    rows: Array.from({ length: cells.columns }, (_, column) => [
      clock(column * length),
      ...cells.rows.map((row) => count(row[column] ?? 0)),
    ]),
  };
}
