import { drawable, type Point } from './point.ts';

/** The most points that one series of a chart may have. */
export const pointLimit = 300;

/**
 * At most `limit` (at least 8) of a series' own points, in order, with its first and last, its lowest and highest.
 *
 * Each stretch keeps its lowest, its highest and one gap, so that neither a spike nor a standstill is averaged away.
 */
export function downsample(points: readonly Point[], limit = pointLimit): readonly Point[] {
  const thin = withoutFlatRuns(points);
  if (thin.length <= limit) return thin;
  for (let stretches = Math.floor((limit - 2) / 2); stretches > 1; stretches = Math.floor(stretches * 0.9)) {
    // Stretches are of the whole series, not of what is left of it, so that a step stays where it was.
    const kept = withoutFlatRuns(keepExtremes(points, stretches));
    if (kept.length <= limit) return kept;
  }
  return keepExtremes(points, 1);
}

/** Points between two equal neighbours say nothing that the line does not. */
function withoutFlatRuns(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    return before === undefined || after === undefined || before.y !== point.y || after.y !== point.y;
  });
}

function keepExtremes(points: readonly Point[], stretches: number): readonly Point[] {
  const kept = new Set<number>([0, points.length - 1]);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * points.length) / stretches);
    const to = Math.floor(((stretch + 1) * points.length) / stretches);
    for (const index of extremesWithin(points, from, to)) kept.add(index);
  }
  return points.filter((_, index) => kept.has(index));
}

function extremesWithin(points: readonly Point[], from: number, to: number): readonly number[] {
  let lowest = -1;
  let highest = -1;
  let gap = -1;
  for (let index = from; index < to; index++) {
    const point = points[index] as Point;
    if (!drawable(point)) {
      if (gap < 0) gap = index;
      continue;
    }
    if (lowest < 0 || point.y < (points[lowest]?.y ?? 0)) lowest = index;
    if (highest < 0 || point.y > (points[highest]?.y ?? 0)) highest = index;
  }
  return [lowest, highest, gap].filter((index) => index >= 0);
}
