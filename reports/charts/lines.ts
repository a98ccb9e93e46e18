import { html, type Html } from '../html.ts';
import type { Axis } from './axis.ts';
import { downsample } from './downsample.ts';
import type { Drawing } from './figure.ts';
import { grid } from './grid.ts';
import type { LegendItem } from './legend.ts';
import { limitLines, type LimitLine } from './limit-lines.ts';
import { areaPath, linePath, markers } from './line-path.ts';
import { drawable, type Point, type Series } from './point.ts';
import type { Size } from './size.ts';

/** Series as lines on two axes; those in `areas` are also filled down to the base line. */
export interface Lines {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly areas?: readonly Series[];
  readonly limits?: readonly LimitLine[];
  /** Marks every point instead of a few. */
  readonly marked?: true;
}

/** Draws areas below, then lines, then limits, so that nothing hides a limit. */
export function lines(spec: Lines): (size: Size) => Drawing {
  return (size) => {
    const x = spec.x.scale([size.left, size.right]);
    const y = spec.y.scale([size.bottom, size.top]);
    const areas = (spec.areas ?? []).map(({ tone, points }) => {
      const shown = downsample(points, size.points);
      return html`<path class="fi ${tone}" d="${areaPath(shown, x, y)}" />`;
    });
    const strokes = spec.series.map(({ tone, points }): Html => {
      const shown = downsample(points, size.points);
      const most = spec.marked === true ? shown.length : size.name === 'wide' ? 6 : 3;
      return html`<path
          class="ln ${tone}"
          d="${linePath(shown, x, y)}"
        />${markers(shown, tone, x, y, most)}`;
    });
    const marks = html`${grid(size, spec.x, spec.y)}${areas}${strokes}${limitLines(size, spec.limits ?? [], y)}`;
    return { size, marks };
  };
}

/** The legend that fits `lines`. */
export function linesLegend(spec: Pick<Lines, 'series' | 'areas' | 'limits'>): readonly LegendItem[] {
  const line = spec.series.map(({ name, tone }): LegendItem => ({ name, tone, kind: 'line' }));
  const fill = (spec.areas ?? []).map(({ name, tone }): LegendItem => ({ name, tone, kind: 'fill' }));
  const limit = (spec.limits ?? []).length > 0;
  return [...line, ...fill, ...(limit ? [{ name: 'limit', tone: '', kind: 'limit' } as const] : [])];
}

/** All values of some series that can be drawn, for an axis that holds them. */
export function valuesOf(series: readonly Series[]): readonly number[] {
  return series.flatMap(({ points }) => points.filter(drawable).map((point) => point.y));
}

/** The highest value of some series; 0 where there is none. */
export function highestOf(series: readonly { readonly points: readonly Point[] }[]): number {
  let highest = 0;
  for (const { points } of series) {
    for (const point of points) if (drawable(point)) highest = Math.max(highest, point.y);
  }
  return highest;
}
