import type { Collector } from '../k6/receive/collector.ts';
import { quantileOf } from '../k6/receive/percentiles.ts';
import { totalsOf } from './figures.ts';
import type { LoadProgress } from './options.ts';

/** How a run stands, from what has come so far. */
export function progressOf(collector: Collector, durationMs: number, now = Date.now()): LoadProgress {
  const measured = collector.measurements();
  // Making virtual users ready is no part of the run.
  const elapsedMs = measured.startedAt === undefined ? 0 : Math.max(0, now - measured.startedAt);
  const totals = totalsOf(measured, Infinity);
  // The last second is still under way.
  const last = Math.max(-1, ...measured.seconds.keys()) - 1;
  const second = measured.seconds.get(last);
  const p95 = second === undefined ? null : quantileOf(second.latency, 0.95);
  return {
    elapsedMs: Math.min(elapsedMs, durationMs),
    durationMs,
    rate: second?.finished ?? 0,
    p95: p95 === null ? null : p95 * 1000,
    errors: totals.failed,
    violations: totals.violations,
    dropped: totals.dropped,
    vus: second?.vus ?? 0,
  };
}
