import { z } from 'zod';
import { differenceClasses } from '../../model/regress.ts';
import { regressSchema, type RegressResult } from '../../model/regress-result.ts';
import { jsonSchemaOf } from '../json-schema.ts';
import { checkResult } from './check-result.ts';
import { count, ruleId, runFacts, shownRequest, shownResponse, texts } from './parts.ts';

const aspect = z.union([
  z.object({ of: z.enum(['outcome', 'answer', 'text', 'effects', 'marks']) }),
  z.object({ of: z.enum(['key', 'header']), name: z.string() }),
  z.object({ of: z.literal('rule'), name: ruleId }),
]);

const difference = z.object({
  id: z.string(),
  class: z.enum(differenceClasses),
  rule: ruleId,
  aspect,
  case: z.string(),
  title: z.string(),
  before: z.string(),
  after: z.string(),
  message: z.string(),
  minimal: z.object({
    parameters: z.array(z.string()),
    levels: texts,
    body: z.string(),
    proven: z.boolean(),
  }),
  rules: z.array(ruleId),
  cases: count,
  members: z.array(z.string()),
  request: shownRequest.exactOptional(),
  response: shownResponse.exactOptional(),
  curl: z.string().exactOptional(),
  flaky: z.object({ failed: count, tried: count }).exactOptional(),
});

const side = z.object({
  kind: z.enum(['baseline', 'target']),
  name: z.string(),
  platform: z.string(),
  harness: z.string(),
  host: z.string().exactOptional(),
});

const answer = z.object({
  outcome: z.enum(['accept', 'reject', 'none']),
  status: z.int().exactOptional(),
  error: z.int().exactOptional(),
  text: z.string().exactOptional(),
  failure: z.string().exactOptional(),
  shape: z.object({ format: z.string(), keys: z.array(z.string()), headers: z.array(z.string()) }),
  effects: z.string().exactOptional(),
  broken: z.array(ruleId),
});

/** `result.json` of `regress compare` and `regress diff`. */
export const regressResult = z.object({
  schema: z.literal(regressSchema),
  verdict: z.enum(['same', 'changed', 'breaking', 'not-comparable']),
  reason: z.string(),
  failOn: z.enum(['breaking', 'behaviour', 'any']),
  counts: z.object({ compared: count, differing: count, notComparable: count, unsteady: count }),
  differences: z.array(difference),
  standing: z.array(z.object({ rule: ruleId, new: count, fixed: count, still: count })),
  notComparable: z.array(z.object({ reason: z.string(), cases: count, examples: z.array(z.string()) })),
  notes: z.array(z.string()),
  before: side,
  after: side,
  answers: z.array(answer),
  changed: z.record(z.string(), count),
  run: runFacts,
});

/** A comparison's result from a file's data; HarnessError `result.schema` or `result.invalid` if it is none. */
export function regressResultFrom(data: unknown): RegressResult {
  checkResult(data, regressSchema, regressResult);
  return data as RegressResult;
}

/** The JSON Schema (draft 2020-12) of a comparison's result.json. */
export function regressResultFileSchema(): object {
  return { ...jsonSchemaOf(regressResult), title: 'result.json of trigger-harness regress' };
}
