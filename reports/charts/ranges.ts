import { html, type Html } from '../html.ts';
import type { Axis } from './axis.ts';
import { coordinate } from './coordinate.ts';
import type { Drawing } from './figure.ts';
import { horizontalTicks } from './grid.ts';
import { markerPath } from './line-path.ts';
import type { Tone } from './point.ts';
import { withHeight, type Size } from './size.ts';

/** A name with values on one axis: percentiles of a phase, or the first and last time of an error. */
export interface Range {
  readonly name: string;
  readonly values: readonly { readonly at: number | null; readonly tone: Tone }[];
}

const rowHeight = 40;

/** A row a name: its values as markers on a line from the lowest to the highest. */
export function ranges(x: Axis, rows: readonly Range[]): (size: Size) => Drawing {
  return (asked) => {
    const size = withHeight({ ...asked, left: 14, top: 10 }, 60 + rows.length * rowHeight);
    const place = x.scale([size.left, size.right]);
    const marks = rows.map((row, index) => drawRow(size, row, size.top + index * rowHeight, place));
    return { size, marks: html`${horizontalTicks(size, x)}${marks}` };
  };
}

function drawRow(size: Size, row: Range, top: number, place: (value: number) => number): Html {
  const shown = row.values.flatMap(({ at, tone }) =>
    at === null || !Number.isFinite(at) ? [] : [{ left: coordinate(place(at)), tone }],
  );
  const y = top + 27;
  const lefts = shown.map(({ left }) => left);
  const span =
    lefts.length < 2
      ? html``
      : html`<path class="sp" d="M${Math.min(...lefts)},${y}H${Math.max(...lefts)}" />`;
  return html`<path class="gr" d="M${size.left},${y}H${size.right}" />
    <text x="${size.left}" y="${top + 13}" class="nm">${row.name}</text>${span}
    ${shown.map(
      ({ left, tone }) =>
        html`<path class="mk ${tone}" transform="translate(${left},${y})" d="${markerPath(tone)}" />`,
    )}`;
}
