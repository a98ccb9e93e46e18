import type { SeriesPoint } from '../../model/load-result.ts';
import { clock } from '../charts/format.ts';

/** Neighbouring seconds of a run, taken together as one row of a table. */
export interface Span {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly points: readonly SeriesPoint[];
}

const mostRows = 30;

/** A run in at most 30 rows of equal length. */
export function spansOf(series: readonly SeriesPoint[]): readonly Span[] {
  const length = spanSeconds(series);
  const byStart = new Map<number, SeriesPoint[]>();
  for (const point of series) {
    const start = Math.floor(point.t / length) * length;
    const points = byStart.get(start);
    if (points === undefined) byStart.set(start, [point]);
    else points.push(point);
  }
  return [...byStart].map(([from, points]) => {
    const to = from + length;
    return { label: length === 1 ? clock(from) : `${clock(from)}–${clock(to)}`, from, to, points };
  });
}

/** How many seconds a row covers. */
export function spanSeconds(series: readonly SeriesPoint[]): number {
  const seconds = secondsOf(series);
  return (
    [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600].find((step) => seconds / step <= mostRows) ??
    Math.ceil(seconds / mostRows / 3600) * 3600
  );
}

/** The length of a run in whole seconds. */
export function secondsOf(series: readonly SeriesPoint[]): number {
  const last = series.at(-1);
  return last === undefined ? 1 : Math.max(1, Math.floor(last.t) + 1);
}

/** The sum of one figure over a span. */
export function total(span: Span, pick: (point: SeriesPoint) => number): number {
  return span.points.reduce((sum, point) => sum + pick(point), 0);
}

/** The highest of one figure over a span; null where no second has one. */
export function highest(span: Span, pick: (point: SeriesPoint) => number | null): number | null {
  return span.points.reduce<number | null>((found, point) => {
    const value = pick(point);
    return value === null ? found : Math.max(found ?? value, value);
  }, null);
}
