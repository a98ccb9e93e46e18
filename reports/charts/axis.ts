import { scaleLinear, scaleLog } from 'd3-scale';
import { clock, milliseconds, shortCount } from './format.ts';

export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** One direction of a chart: where a value lies, and which ticks are shown when there is room for `most`. */
export interface Axis {
  /** What the values are and in which unit. */
  readonly title: string;
  readonly scale: (range: readonly [number, number]) => (value: number) => number;
  readonly ticks: (most: number) => readonly Tick[];
}

const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400];

/** Seconds since the run's start, from 0 to the run's length. */
export function timeAxis(seconds: number): Axis {
  const end = Math.max(1, finiteOr(seconds, 1));
  return {
    title: `time since the start (${end >= 3600 ? 'h:min:s' : 'min:s'})`,
    scale: (range) => scaleLinear().domain([0, end]).range(range).clamp(true),
    ticks: (most) => {
      const step = timeSteps.find((size) => end / size <= most) ?? Math.ceil(end / most / 86400) * 86400;
      return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => ({
        at: index * step,
        label: clock(index * step),
      }));
    },
  };
}

/** Milliseconds on a logarithmic scale that holds all the given values; ends lie on 1, 2 or 5. */
export function millisecondsAxis(values: readonly number[], title = 'response time (log scale)'): Axis {
  const [low, high] = logBounds(values);
  return {
    title,
    scale: (range) => logScale(low, high, range),
    ticks: (most) => {
      const all = oneTwoFive(low, high);
      const decades = all.filter((value) => isDecade(value));
      const shown = all.length <= most || decades.length < 2 ? all : decades;
      return shown.map((at) => ({ at, label: milliseconds(at) }));
    },
  };
}

/** Counts or rates from 0 to at least `most`. */
export function countAxis(most: number, title: string): Axis {
  const scale = scaleLinear()
    .domain([0, Math.max(1, finiteOr(most, 1))])
    .nice(5);
  return {
    title,
    scale: (range) => scale.copy().range(range).clamp(true),
    ticks: (room) => scale.ticks(room).map((at) => ({ at, label: shortCount(at) })),
  };
}

/** Differences in milliseconds, with 0 in sight. */
export function differenceAxis(values: readonly number[]): Axis {
  const finite = values.filter((value) => Number.isFinite(value));
  const scale = scaleLinear()
    .domain([Math.min(-1, ...finite), Math.max(1, ...finite)])
    .nice(5);
  return {
    title: 'difference',
    scale: (range) => scale.copy().range(range).clamp(true),
    ticks: (room) =>
      scale
        .ticks(room)
        .map((at) => ({ at, label: at === 0 ? '0' : `${at > 0 ? '+' : '−'}${milliseconds(Math.abs(at))}` })),
  };
}

const tailTicks = [
  [1, '0%'],
  [2, '50%'],
  [4, '75%'],
  [10, '90%'],
  [20, '95%'],
  [100, '99%'],
  [1e3, '99.9%'],
  [1e4, '99.99%'],
  [1e5, '99.999%'],
  [1e6, '99.9999%'],
] as const;

/** Percentiles as 1/(1−p) on a logarithmic scale, which gives each further nine the same room. */
export function tailAxis(most: number): Axis {
  const end = Math.max(100, finiteOr(most, 100));
  return {
    title: 'share of requests that were at most this slow',
    scale: (range) => logScale(1, end, range),
    ticks: (room) => {
      const within = tailTicks.filter(([at]) => at <= end);
      const shown = within.length <= room ? within : within.filter(([at]) => isDecade(at));
      return shown.map(([at, label]) => ({ at, label }));
    },
  };
}

/** The scale as a function of finite values only: a logarithm has no place for 0 and below. */
function logScale(low: number, high: number, range: readonly [number, number]): (value: number) => number {
  const scale = scaleLog().domain([low, high]).range(range).clamp(true);
  return (value) => scale(Math.max(low, value));
}

const smallest = 0.1;

function logBounds(values: readonly number[]): readonly [number, number] {
  let low = Infinity;
  let high = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, Math.max(smallest, value));
    high = Math.max(high, Math.max(smallest, value));
  }
  if (high === 0) return [1, 1000];
  const from = stepAtOrBelow(low);
  const to = stepAtOrAbove(high);
  return from < to ? [from, to] : [from, stepAtOrAbove(to * 1.5)];
}

function oneTwoFive(low: number, high: number): number[] {
  const steps: number[] = [];
  for (let step = low; step <= high * 1.000001; step = stepAtOrAbove(step * 1.5)) steps.push(step);
  return steps;
}

function stepAtOrBelow(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const step = value >= 4.999999 * decade ? 5 : value >= 1.999999 * decade ? 2 : 1;
  return tidy(step * decade);
}

function stepAtOrAbove(value: number): number {
  const below = stepAtOrBelow(value);
  if (below >= value * 0.999999) return below;
  return stepAtOrBelow(below * 2.5);
}

function isDecade(value: number): boolean {
  const power = Math.log10(value);
  return Math.abs(power - Math.round(power)) < 1e-6;
}

function tidy(value: number): number {
  return Number(value.toPrecision(6));
}

function finiteOr(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : otherwise;
}
