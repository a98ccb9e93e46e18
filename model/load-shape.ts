/** A stretch of a load run in which the rate (requests a second) goes evenly from one value to another. */
export interface Segment {
  readonly durationMs: number;
  readonly from: number;
  readonly to: number;
}

/** When a run's requests are due: its segments one after the other, and how many there are at most. */
export interface Schedule {
  readonly shape: readonly Segment[];
  /** Requests that are due; k6 may begin a few more, which are not sent. */
  readonly requests: number;
}

/** Binary fractions keep 100/s × 1.1 s from being 110: what is missing less than this is there. */
const slack = 1e-6;

/** How long requests are due, in milliseconds. */
export function durationOf(shape: readonly Segment[]): number {
  return shape.reduce((sum, { durationMs }) => sum + durationMs, 0);
}

/** Whether the rate is the same all the time. */
export function isConstant(shape: readonly Segment[]): boolean {
  const rate = shape[0]?.from;
  return shape.every(({ from, to }) => from === rate && to === rate);
}

/** The highest rate of a shape. */
export function peakOf(shape: readonly Segment[]): number {
  return Math.max(0, ...shape.flatMap(({ from, to }) => [from, to]));
}

/** The rate that is asked for at a time after the start. */
export function rateAt(shape: readonly Segment[], ms: number): number {
  let start = 0;
  for (const { durationMs, from, to } of shape) {
    if (ms < start + durationMs) return from + ((to - from) * Math.max(0, ms - start)) / durationMs;
    start += durationMs;
  }
  return shape.at(-1)?.to ?? 0;
}

/**
 * How many requests a shape has due before a time after the start.
 *
 * k6 begins at once at a constant rate, and when the first whole request has come together at one that changes.
 */
export function dueBefore(shape: readonly Segment[], ms: number): number {
  const area = areaUntil(shape, ms);
  return isConstant(shape) ? Math.ceil(area - slack) : Math.floor(area + slack);
}

/** How many requests of a schedule are due in the second that starts at `t`. */
export function dueIn(t: number, { shape, requests }: Schedule): number {
  const due = (seconds: number): number => Math.min(requests, dueBefore(shape, seconds * 1000));
  return Math.max(0, due(t + 1) - due(t));
}

/** The area under the rate until a time: how many requests have come together, with the fraction of the next. */
export function areaUntil(shape: readonly Segment[], ms = Infinity): number {
  let start = 0;
  let area = 0;
  for (const { durationMs, from, to } of shape) {
    const within = Math.min(durationMs, ms - start);
    if (within <= 0) break;
    const end = from + ((to - from) * within) / durationMs;
    area += ((from + end) / 2) * (within / 1000);
    start += durationMs;
  }
  return area;
}

/**
 * When the n-th request (from 0) is due, in milliseconds after the start, as k6 works it out.
 *
 * It looks on from the segment of the number before: numbers that grow cost nothing.
 */
export function makeDueTimes(shape: readonly Segment[]): (n: number) => number {
  if (isConstant(shape)) {
    const periodMs = 1000 / (shape[0]?.from ?? 1);
    return (n) => n * periodMs;
  }
  const starts = startsOf(shape);
  let at = 0;
  return (n) => {
    const area = n + 1;
    if ((starts[at] as Start).area > area) at = 0;
    while (at < starts.length - 1 && (starts[at + 1] as Start).area < area - slack) at++;
    return timeIn(starts[at] as Start, area);
  };
}

interface Start extends Segment {
  readonly ms: number;
  readonly area: number;
}

function startsOf(shape: readonly Segment[]): Start[] {
  let ms = 0;
  let area = 0;
  return shape.map((segment) => {
    const start = { ...segment, ms, area };
    ms += segment.durationMs;
    area += ((segment.from + segment.to) / 2) * (segment.durationMs / 1000);
    return start;
  });
}

/** The time at which the area under the rate reaches a value: the root of a quadratic where the rate changes. */
function timeIn({ ms, area: before, durationMs, from, to }: Start, area: number): number {
  const wanted = area - before;
  const growth = (to - from) / (durationMs / 1000);
  const root = from + Math.sqrt(Math.max(0, from * from + 2 * growth * wanted));
  return ms + (root > 0 ? Math.min(durationMs, (2 * wanted * 1000) / root) : durationMs);
}
