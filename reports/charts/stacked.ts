import { stack } from 'd3-shape';
import { html, type Html } from '../html.ts';
import { countAxis, timeAxis } from './axis.ts';
import { coordinate } from './coordinate.ts';
import type { Drawing } from './figure.ts';
import { grid } from './grid.ts';
import type { Tone } from './point.ts';
import type { Size } from './size.ts';

/** A bar over a stretch of the run, in seconds, with one value for each key. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly values: Readonly<Record<string, number>>;
}

export interface StackedBars {
  readonly seconds: number;
  readonly keys: readonly { readonly key: string; readonly tone: Tone }[];
  readonly bars: readonly Bar[];
  /** What the bars count. */
  readonly title: string;
}

/** Bars over time, one value on top of the other; each key is one path. */
export function stackedBars(spec: StackedBars): (size: Size) => Drawing {
  const keys = spec.keys.map(({ key }) => key);
  const layers = stack<Bar>()
    .keys(keys)
    .value((bar, key) => positive(bar.values[key]))([...spec.bars]);
  const highest = Math.max(0, ...layers.flatMap((layer) => layer.map((part) => part[1])));
  const axes = { x: timeAxis(spec.seconds), y: countAxis(highest, spec.title) };
  return (size) => {
    const x = axes.x.scale([size.left, size.right]);
    const y = axes.y.scale([size.bottom, size.top]);
    const paths = layers.map((layer, index): Html => {
      const parts = layer.map((part) => bar(part.data, part[0], part[1], x, y)).join('');
      return html`<path class="fi ba ${spec.keys[index]?.tone}" d="${parts}" />`;
    });
    return { size, marks: html`${grid(size, axes.x, axes.y)}${paths}` };
  };
}

type Place = (value: number) => number;

function bar({ from, to }: Bar, low: number, high: number, x: Place, y: Place): string {
  if (high <= low) return '';
  const left = coordinate(x(from));
  const top = coordinate(y(high));
  // A failure that is there must be seen, however thin its bar would be.
  const width = coordinate(Math.max(1, x(to) - x(from) - 1));
  const height = coordinate(Math.max(1, y(low) - y(high)));
  return `M${left},${top}h${width}v${height}h${-width}z`;
}

function positive(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : 0;
}
