import { html, type Html } from '../html.ts';
import { millisecondsAxis, timeAxis } from './axis.ts';
import { coordinate } from './coordinate.ts';
import type { Drawing } from './figure.ts';
import { count } from './format.ts';
import { horizontalTicks, verticalTitle } from './grid.ts';
import { heatCells, type HeatCells, type HeatInput } from './heat-cells.ts';
import type { LegendItem } from './legend.ts';
import type { Size } from './size.ts';

/** The steps of shading, from few to many. */
export const heatLevels = 6;

const grids = { wide: { columns: 90, bands: 20 }, narrow: { columns: 40, bands: 14 } };

/** Time by latency band, shaded by how many requests fell there; shades step with the square root of the count. */
export function heatMap(input: HeatInput): (size: Size) => Drawing {
  return (size) => {
    const cells = heatCells(input, grids[size.name]);
    const marks = html`${verticalTitle('response time (log scale)')}${bandLabels(size, cells)}${shades(size, cells)}${horizontalTicks(size, timeAxis(cells.seconds))}`;
    return { size, marks };
  };
}

/** Three of the shades, each with the count that it begins or ends with. */
export function heatLegend(input: HeatInput): readonly LegendItem[] {
  const { most } = heatCells(input, grids.wide);
  if (most === 0) return [];
  const middle = Math.round(most / 4);
  return [
    { name: '1 request', tone: 'h1', kind: 'fill' },
    { name: count(middle), tone: `h${heatLevel(middle, most)}`, kind: 'fill' },
    { name: `${count(most)} in one cell`, tone: `h${heatLevels}`, kind: 'fill' },
  ];
}

/** The shade of a count, 1 to `heatLevels`; 0 for nothing. */
export function heatLevel(samples: number, most: number): number {
  if (!(samples > 0) || most <= 0) return 0;
  // The square root keeps a few slow requests visible beside thousands of quick ones.
  const share = Math.sqrt(Math.min(samples, most) / most);
  return Math.min(heatLevels, 1 + Math.floor(share * heatLevels));
}

/** One path a shade, each run of equal cells one stroke: thousands of rectangles would be most of the page. */
function shades(size: Size, cells: HeatCells): Html {
  const paths = Array.from({ length: heatLevels }, () => '');
  cells.rows.forEach((row, index) => {
    const middle = cells.rows.length - index - 0.5;
    for (const { from, length, level } of runs(row, cells.most)) {
      if (level > 0) paths[level - 1] = `${paths[level - 1] ?? ''}M${from},${middle}h${length}`;
    }
  });
  const scaleX = (size.right - size.left) / Math.max(1, cells.columns);
  const scaleY = (size.bottom - size.top) / Math.max(1, cells.rows.length);
  const shown = paths.map((d, index) =>
    d === '' ? html`` : html`<path class="he h${index + 1}" d="${d}" />`,
  );
  return html`<g
    transform="translate(${size.left},${size.top}) scale(${scaleX.toFixed(4)},${scaleY.toFixed(4)})"
  >
    ${shown}
  </g>`;
}

interface Run {
  readonly from: number;
  readonly length: number;
  readonly level: number;
}

function* runs(row: readonly number[], most: number): Generator<Run> {
  let from = 0;
  for (let column = 1; column <= row.length; column++) {
    const level = heatLevel(row[from] ?? 0, most);
    if (column < row.length && heatLevel(row[column] ?? 0, most) === level) continue;
    yield { from, length: column - from, level };
    from = column;
  }
}

/** Round times, each where it lies between the edges of its band. */
function bandLabels(size: Size, cells: HeatCells): Html {
  const edges = bandEdges(cells.bands);
  const height = (size.bottom - size.top) / Math.max(1, cells.bands.length);
  const inside = cells.bands.length === 0 ? [] : millisecondsAxis(edges).ticks(size.ticksY);
  const labels = inside.flatMap(({ at, label }) => {
    const band = edges.findIndex((edge, index) => at >= edge && at <= (edges[index + 1] ?? -Infinity));
    const [low, high] = [edges[band], edges[band + 1]];
    if (low === undefined || high === undefined || low <= 0) return [];
    const share = high > low ? Math.log(at / low) / Math.log(high / low) : 0;
    const y = coordinate(size.bottom - height * (band + share));
    return [
      html`<path class="ax" d="M${size.left},${y}h-5" /><text x="${size.left - 8}" y="${y + 4}" class="te"
          >${label}</text
        >`,
    ];
  });
  return html`<path class="ax" d="M${size.left},${size.top}V${size.bottom}" />${labels}`;
}

/** Upper bounds with the lower bound of the first band before them, as wide as the second. */
function bandEdges(bands: readonly number[]): readonly number[] {
  const [first = 1, second = first * 1.1] = bands;
  return [first > 0 && second > first ? (first * first) / second : first / 1.1, ...bands];
}
