import type { LoadResult, ThresholdResult } from '../../model/load-result.ts';
import { clock, count, milliseconds, percent } from '../charts/format.ts';
import { quantileWith } from '../charts/quantiles.ts';
import { limitInMilliseconds, readLimit, type Limit } from './limit.ts';

/** A threshold as its row in the report shows it. */
export interface ThresholdRow {
  readonly expression: string;
  readonly verdict: ThresholdResult['verdict'];
  readonly limit: string;
  readonly actual: string;
  readonly margin: string;
  readonly crossed: string;
  /** What it would be if each dropped request had been the slowest, or a failed one. */
  readonly withDropped: string;
}

/** Words a threshold's figures, in the unit that its expression is written in. */
export function thresholdRow(threshold: ThresholdResult, result: LoadResult): ThresholdRow {
  const limit = readLimit(threshold.expression);
  const show = shownIn(limit, threshold.limit);
  return {
    expression: threshold.expression,
    verdict: threshold.verdict,
    limit: show(threshold.limit),
    actual: threshold.actual === null ? 'no sample' : show(threshold.actual),
    margin: marginOf(threshold, limit),
    crossed: crossedWords(threshold),
    withDropped: withDropped(threshold, limit, result, show),
  };
}

type Show = (value: number) => string;

/** A limit may be kept as 0.001 and written as 0.1 %: the two together tell the scale. */
function shownIn(limit: Limit | undefined, kept: number): Show {
  if (limit === undefined) return count;
  const scale = limit.value > 0 && kept > 0 ? limit.value / kept : limit.unit === '%' ? 100 : 1;
  const inMilliseconds = limitInMilliseconds(limit);
  if (inMilliseconds !== undefined) {
    return (value) => milliseconds(limit.value > 0 ? (value * scale * inMilliseconds) / limit.value : value);
  }
  if (limit.unit === '%') return (value) => percent((value * scale) / 100);
  return (value) => `${count(value * scale)}${limit.unit}`;
}

function crossedWords({ crossedAt, verdict }: ThresholdResult): string {
  if (crossedAt !== undefined) return `at ${clock(crossedAt)}`;
  return verdict === 'held' ? 'never' : 'not known';
}

function marginOf({ actual, limit: kept, verdict }: ThresholdResult, limit: Limit | undefined): string {
  if (actual === null) return '–';
  // Nothing can be left of a limit that must be met exactly, or that is 0.
  if (kept === 0 || limit?.direction === 'equal')
    return verdict === 'held' ? 'met' : `${count(Math.abs(actual - kept))} past it`;
  const room = (limit?.direction === 'above' ? actual - kept : kept - actual) / Math.abs(kept);
  if (room === 0) return 'none';
  if (room < -1) return `${count(Math.round((actual / kept) * 10) / 10)} × the limit`;
  return room > 0 ? `${percent(room)} left` : `${percent(-room)} past it`;
}

function withDropped(
  threshold: ThresholdResult,
  limit: Limit | undefined,
  result: LoadResult,
  show: Show,
): string {
  const { dropped, finished } = result.requests;
  if (dropped === 0) return 'none dropped';
  // Of what kind dropped requests would have been, and in which window, is not known.
  if (limit === undefined || limit.scoped || limit.windowed) return '–';
  if (limit.share !== undefined) {
    const value = quantileWith(result.histogram.buckets, limit.share, dropped);
    if (value === null) return '–';
    return Number.isFinite(value) ? milliseconds(value) : 'slower than any measured';
  }
  if (limit.metric === 'max') return 'slower than any measured';
  if (
    limit.metric === 'errors' &&
    limit.unit === '%' &&
    limit.direction === 'below' &&
    threshold.actual !== null &&
    limit.value > 0
  ) {
    const whole = threshold.limit / limit.value;
    const share = threshold.actual / whole / 100;
    return show(((share * finished + dropped) / (finished + dropped)) * 100 * whole);
  }
  return '–';
}
