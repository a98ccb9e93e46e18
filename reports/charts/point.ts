/** One value of a series; null where nothing could be said, which is drawn as a gap. */
export interface Point {
  readonly x: number;
  readonly y: number | null;
}

/** How a series looks: its colour, dash and marker all hang on this class (reports/charts/style). */
export type Tone = 's1' | 's2' | 's3' | 's4';

export interface Series {
  readonly name: string;
  readonly tone: Tone;
  readonly points: readonly Point[];
}

/** A value that can be drawn; NaN and infinities are gaps like null. */
export function drawable(point: Point): point is { readonly x: number; readonly y: number } {
  return Number.isFinite(point.x) && point.y !== null && Number.isFinite(point.y);
}
