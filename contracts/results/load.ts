import { z } from 'zod';
import { loadSchema, type LoadResult } from '../../model/load-result.ts';
import { jsonSchemaOf } from '../json-schema.ts';
import { checkResult } from './check-result.ts';
import { histogram, loadComparison, percentiles } from './load-comparison.ts';
import { count, runFacts, shownResponse } from './parts.ts';

const number = z.number();
const measured = number.nullable();
const point = z.object({
  t: number,
  asked: number,
  started: number,
  finished: number,
  dropped: number,
  failed: number,
  violations: number,
  errors: z.record(z.string(), count).exactOptional(),
  vus: number,
  p50: measured,
  p95: measured,
  p99: measured,
  max: measured,
});

export const thresholdResult = z.object({
  expression: z.string(),
  limit: number,
  actual: measured,
  verdict: z.enum(['held', 'missed', 'no-sample']),
  crossedAt: number.exactOptional(),
});

/** `result.json` of a load run. */
export const loadResult = z.object({
  schema: z.literal(loadSchema),
  scenario: z.string(),
  verdict: z.enum(['pass', 'fail', 'invalid', 'partial']),
  reason: z.string(),
  thresholds: z.array(thresholdResult),
  latency: percentiles,
  latencyWithDropped: percentiles.exactOptional(),
  exactness: z.object({ source: z.enum(['samples', 'histogram']), bucketWidth: number }),
  requests: z.object({
    planned: count,
    started: count,
    finished: count,
    dropped: count,
    failed: count,
    duplicates: count,
    violations: count,
  }),
  rate: z.object({ asked: number, reached: number }),
  mix: z.object({ accept: number, reject: number }).exactOptional(),
  corpus: z.object({ accept: count, reject: count }).exactOptional(),
  kinds: z.array(
    z.object({
      kind: z.string(),
      requests: count,
      violations: count,
      latency: percentiles,
      histogram: histogram.exactOptional(),
    }),
  ),
  phases: z.array(
    z.object({ phase: z.string(), p50: measured, p95: measured, histogram: histogram.exactOptional() }),
  ),
  errors: z.array(
    z.object({
      kind: z.string(),
      message: z.string(),
      count,
      firstAt: number.exactOptional(),
      lastAt: number.exactOptional(),
      sample: z
        .object({ case: z.string(), response: shownResponse.exactOptional(), detail: z.string() })
        .exactOptional(),
    }),
  ),
  histogram,
  series: z.array(point),
  heat: z.array(z.object({ t: number, counts: z.array(z.tuple([number, number])) })),
  warmUpMs: number.exactOptional(),
  stopped: z
    .object({ by: z.enum(['threshold', 'breakpoint']), expression: z.string().exactOptional(), at: number })
    .exactOptional(),
  knee: z
    .object({
      held: measured,
      broke: measured,
      steps: z.array(z.object({ rate: number, from: number, to: number, broken: z.array(z.string()) })),
    })
    .exactOptional(),
  limit: z
    .object({ by: z.enum(['generator', 'target']), text: z.string() })
    .nullable()
    .exactOptional(),
  generator: z.object({
    k6: z.string(),
    vusMax: number,
    vusLimit: number,
    instances: count.exactOptional(),
    cpuShare: measured,
    limit: z.string().nullable(),
    late: z.object({ requests: count, p99: number, max: number }).exactOptional(),
    exit: measured,
  }),
  comparison: loadComparison.exactOptional(),
  run: runFacts,
});

/** A load run's result from a file's data; HarnessError `result.schema` or `result.invalid` if it is none. */
export function loadResultFrom(data: unknown): LoadResult {
  checkResult(data, loadSchema, loadResult);
  return data as LoadResult;
}

/** The JSON Schema (draft 2020-12) of a load run's result.json. */
export function loadResultFileSchema(): object {
  return { ...jsonSchemaOf(loadResult), title: 'result.json of trigger-harness load' };
}
