import { z } from 'zod';
import { collectedRunSchema, type CollectedRun } from '../../model/collected-run.ts';
import { checkResult } from './check-result.ts';
import { count } from './parts.ts';

const positive = z.number().positive();

const collectedRun = z.object({
  schema: z.literal(collectedRunSchema),
  scenario: z.string(),
  target: z.object({ name: z.string(), platform: z.string() }),
  rate: positive,
  shape: z.array(z.object({ durationMs: z.number(), from: z.number(), to: z.number() })).exactOptional(),
  durationMs: positive,
  warmUpMs: z.number().exactOptional(),
  timeoutMs: positive,
  requests: count,
  vus: count,
  instances: z.int().positive(),
  seed: z.number(),
  mix: z.object({ accept: z.number(), reject: z.number() }).exactOptional(),
  corpus: z.object({ accept: count, reject: count }).exactOptional(),
  thresholds: z.array(z.string()),
  k6: z.string(),
});

/** What a collector is told of a run, from a file's data; HarnessError `result.schema` or `result.invalid` if it is none. */
export function collectedRunFrom(data: unknown): CollectedRun {
  checkResult(data, collectedRunSchema, collectedRun);
  return data as CollectedRun;
}
