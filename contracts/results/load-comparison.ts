import { z } from 'zod';
import { count } from './parts.ts';

const number = z.number();
const measured = number.nullable();

export const percentiles = z.object({
  p50: measured,
  p90: measured,
  p95: measured,
  p99: measured,
  'p99.9': measured,
  max: measured,
});

export const histogram = z.object({
  buckets: z.array(z.object({ upTo: number, count })),
  count,
  sum: number,
});

/** A load run against earlier ones, as its result.json holds it. */
export const loadComparison = z.object({
  verdict: z.enum(['slower', 'faster', 'no-difference', 'not-comparable']),
  reason: z.string(),
  percentiles: z.array(
    z.object({
      name: z.enum(['p50', 'p95', 'p99']),
      now: number,
      before: number,
      noise: z.object({ from: number, to: number }).nullable(),
      verdict: z.enum(['slower', 'faster', 'no-difference']),
    }),
  ),
  earlier: z.array(
    z.object({
      startedAt: z.string(),
      target: z.string(),
      latency: percentiles,
      histogram,
      leftOut: z.string().exactOptional(),
    }),
  ),
});
