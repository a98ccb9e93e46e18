import { html, type Html } from '../html.ts';
import { dataTable, type DataTable } from './data-table.ts';
import { legend, type LegendItem } from './legend.ts';
import { narrow, wide, type Size } from './size.ts';

/** A chart: what it says in words, how it is drawn at a size, and its figures. */
export interface Chart {
  /** Unique within the page; letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** What a person who cannot see it should know. */
  readonly description: string;
  readonly legend: readonly LegendItem[];
  readonly draw: (size: Size) => Drawing;
  readonly table: DataTable;
  /** Shown instead of a drawing where there is nothing to draw. */
  readonly empty?: string;
}

export interface Drawing {
  readonly size: Size;
  readonly marks: Html;
}

/** A chart with its title, legend, both twins (one is shown, by the screen's width) and its data. */
export function figure(chart: Chart): Html {
  return html`<figure class="chart panel" id="chart-${chart.id}">
    <figcaption><h3>${chart.title}</h3></figcaption>
    ${chart.empty === undefined ? drawn(chart) : html`<p class="muted">${chart.empty}</p>`}
  </figure>`;
}

function drawn(chart: Chart): Html {
  return html`${legend(chart.legend)}${svg(chart, wide)}${svg(chart, narrow)}
    <details class="chart-data">
      <summary>Figures: ${chart.title}</summary>
      ${dataTable(chart.table, `Figures of ${chart.title}`)}
    </details>`;
}

function svg(chart: Chart, asked: Size): Html {
  const { size, marks } = chart.draw(asked);
  const id = `${chart.id}-${size.name}`;
  return html`<svg
    class="plot ${size.name}"
    viewBox="0 0 ${size.width} ${size.height}"
    role="img"
    aria-labelledby="${id}-t ${id}-d"
  >
    <title id="${id}-t">${chart.title}</title>
    <desc id="${id}-d">${chart.description}</desc>
    ${marks}
  </svg>`;
}
