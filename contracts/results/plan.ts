import { z } from 'zod';
import { planSchema, type PlanResult } from '../../model/plan-result.ts';
import { jsonSchemaOf } from '../json-schema.ts';
import { checkResult } from './check-result.ts';
import { percentiles } from './load-comparison.ts';
import { thresholdResult } from './load.ts';
import { count, runFacts } from './parts.ts';

const number = z.number();
const measured = number.nullable();

const step = z.object({
  purpose: z.enum(['grow', 'required', 'narrow', 'repeat', 'recover']),
  rate: number,
  reached: number,
  verdict: z.enum(['held', 'failed', 'undecided']),
  reasons: z.array(z.string()),
  limitedBy: z.enum(['target', 'generator']).nullable(),
  startedAt: z.string(),
  warmUpSeconds: number,
  seconds: number,
  requests: count,
  failed: count,
  dropped: count,
  latency: percentiles,
  meanMs: measured,
  growthMs: number,
  slo: z.array(thresholdResult),
  vus: number,
  cpuShare: measured,
});

/** `result.json` of a plan. */
export const planResult = z.object({
  schema: z.literal(planSchema),
  verdict: z.enum(['go', 'no-go', 'undecided']),
  reason: z.string(),
  confidence: z.enum(['high', 'medium', 'none']),
  limitedBy: z
    .enum(['target', 'generator', 'ceiling', 'guard', 'time', 'unsteady', 'interrupted'])
    .nullable(),
  requiredRate: number,
  sustainedRate: measured,
  sustainedInterval: z.object({ from: number, above: measured }),
  campaign: z.object({
    audience: count,
    windowMs: number,
    headroom: number,
    bareRate: number,
    atSustainedMs: measured,
    withHeadroomMs: measured,
  }),
  slo: z.array(z.string()),
  needs: z.object({ busy: measured, virtualUsers: number, generators: measured }),
  gates: z.array(
    z.object({
      name: z.string(),
      verdict: z.enum(['met', 'missed', 'unknown']),
      evidence: z.string(),
      at: z.iso.datetime().nullable(),
    }),
  ),
  maxAgeMs: number,
  decidedAt: z.iso.datetime(),
  steps: z.array(step),
  run: runFacts,
});

/** A plan's result from a file's data; HarnessError `result.schema` or `result.invalid` if it is none. */
export function planResultFrom(data: unknown): PlanResult {
  checkResult(data, planSchema, planResult);
  return data as PlanResult;
}

/** The JSON Schema (draft 2020-12) of a plan's result.json. */
export function planResultFileSchema(): object {
  return { ...jsonSchemaOf(planResult), title: 'result.json of trigger-harness plan' };
}
