import type { LoadResult, SeriesPoint } from '../../model/load-result.ts';
import { countAxis, millisecondsAxis } from '../charts/axis.ts';
import { figure } from '../charts/figure.ts';
import { milliseconds } from '../charts/format.ts';
import { lines, valuesOf, type Lines } from '../charts/lines.ts';
import type { Point, Series } from '../charts/point.ts';
import type { Html } from '../html.ts';
import { percentileOf } from './windows.ts';
import { perSecond } from './safe-rate.ts';

const steps = 20;

interface Step {
  readonly rate: number;
  readonly reached: number;
  readonly p95: number | null;
}

/** Response time against the rate that was asked for: where it bends, the target's capacity ends. */
export function knee(result: LoadResult): Html {
  const found = stepsOf(result);
  const points = found.map((step): Point => ({ x: step.rate, y: step.p95 }));
  const series: readonly Series[] = [{ name: 'p95', tone: 's2', points }];
  const { knee: point } = result;
  const values = valuesOf(series);
  const spec: Lines = {
    x: countAxis(found.at(-1)?.rate ?? 1, 'requests per second asked for'),
    y: millisecondsAxis(values, 'p95 (log scale)'),
    series,
    marked: true,
  };
  return figure({
    id: 'knee',
    title: 'p95 by the rate asked for',
    description: `p95 of all requests at each rate. Where the line bends up, the capacity ends.${stepWords(point)}`,
    legend: [],
    draw: lines(spec),
    table: {
      caption: 'Averages over the seconds at each rate, and p95 of all their requests.',
      head: ['Asked', 'Reached', 'p95', ...(point === undefined ? [] : ['Limits missed'])],
      rows: found.map(({ rate, reached, p95 }) => [
        perSecond(rate),
        perSecond(reached),
        p95 === null ? 'too few samples' : milliseconds(p95),
        ...(point === undefined ? [] : [brokenAt(rate, point)]),
      ]),
    },
    ...(values.length === 0 && { empty: 'No rate had enough samples for a percentile.' }),
  });
}

type Knee = NonNullable<LoadResult['knee']>;

function stepWords(found: Knee | undefined): string {
  if (found === undefined) return '';
  const held =
    found.held === null ? ' No step kept every limit' : ` Every limit held at ${perSecond(found.held)}`;
  if (found.broke === null) return `${held}, the last step.`;
  return `${held}; ${found.steps.at(-1)?.broken.join(', ') ?? ''} broke at ${perSecond(found.broke)}.`;
}

function brokenAt(rate: number, { steps: all }: Knee): string {
  const step = all.find((one) => Math.abs(one.rate - rate) < 0.01 * one.rate);
  if (step === undefined) return '–';
  return step.broken.length === 0 ? 'none' : step.broken.join(', ');
}

function stepsOf(result: LoadResult): readonly Step[] {
  const { series } = result;
  const highest = series.reduce((most, { asked }) => Math.max(most, asked), 0);
  const groups = Array.from({ length: steps }, (): SeriesPoint[] => []);
  for (const point of series) {
    if (point.asked <= 0) continue;
    groups[Math.min(steps - 1, Math.floor((point.asked / highest) * steps))]?.push(point);
  }
  return groups.filter((group) => group.length > 0).map((group) => stepOf(group, result));
}

function stepOf(group: readonly SeriesPoint[], result: LoadResult): Step {
  const mean = (pick: (point: SeriesPoint) => number): number =>
    group.reduce((sum, point) => sum + pick(point), 0) / group.length;
  const seconds = new Set(group.map(({ t }) => t));
  const heat = result.heat.filter(({ t }) => seconds.has(t));
  return {
    rate: mean((point) => point.asked),
    reached: mean((point) => point.finished),
    p95: percentileOf(result, heat, 'p95'),
  };
}
