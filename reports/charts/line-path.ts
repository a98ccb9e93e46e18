import { line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape';
import { html, type Html } from '../html.ts';
import { coordinate } from './coordinate.ts';
import { drawable, type Point, type Tone } from './point.ts';

type Place = (value: number) => number;

/** The path of a series, broken where it has gaps; a value alone between gaps becomes a dot. */
export function linePath(points: readonly Point[], x: Place, y: Place): string {
  const path = line<Point>()
    .defined(drawable)
    .x((point) => coordinate(x(point.x)))
    .y((point) => coordinate(y(point.y ?? 0)))
    .digits(1);
  return path(points) ?? '';
}

/** The path of the surface between a series and the base line, one piece between two gaps. */
export function areaPath(points: readonly Point[], x: Place, y: Place): string {
  const base = coordinate(y(0));
  // Each piece is its line and three strokes home; d3's own area would write the way back point by point.
  return runsOf(points)
    .map((run) => `${linePath(run, x, y).replace(/Z$/, '')}V${base}H${coordinate(x(run[0]?.x ?? 0))}Z`)
    .join('');
}

function runsOf(points: readonly Point[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const point of points) {
    if (drawable(point)) run.push(point);
    else run = [];
    if (run.length === 1) runs.push(run);
  }
  return runs;
}

const shapes = { s1: symbolCircle, s2: symbolSquare, s3: symbolTriangle, s4: symbolDiamond } as const;

/** The marker of a tone, centred on 0,0: it tells series apart where colours do not. */
export function markerPath(tone: Tone): string {
  return symbol(shapes[tone], 42).digits(1)() ?? '';
}

/** A few markers along a series; each tone's begin elsewhere, so that series on one another stay visible. */
export function markers(points: readonly Point[], tone: Tone, x: Place, y: Place, most = 6): Html {
  const values = points.filter(drawable);
  const step = Math.max(1, Math.floor(values.length / most));
  const offset = values.length > most ? Math.floor((step * Number(tone.slice(1))) / 5) : 0;
  const shown = values.filter((_, index) => index % step === offset);
  const path = markerPath(tone);
  return html`${shown.map(
    (point) =>
      html`<path
        class="mk ${tone}"
        transform="translate(${coordinate(x(point.x))},${coordinate(y(point.y))})"
        d="${path}"
      />`,
  )}`;
}
