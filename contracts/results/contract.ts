import { z } from 'zod';
import { contractSchema, type CaseRecord, type ContractResult } from '../../model/contract-result.ts';
import type { RuleSubject } from '../../model/rules.ts';
import { jsonSchemaOf } from '../json-schema.ts';
import { checkResult } from './check-result.ts';
import { count, ruleId, runFacts, shownRequest, shownResponse, skip, texts } from './parts.ts';

const kind = z.enum(['example', 'valid', 'invalid', 'open']);
const expectation = z.enum(['accept', 'reject', 'open']);
/** A record, so that a subject that is missing here is a type error. */
const subjects: Readonly<Record<RuleSubject, true>> = {
  transport: true,
  envelope: true,
  token: true,
  id: true,
  matching: true,
  email: true,
  phone: true,
  profile_id: true,
  field_name: true,
  field_value: true,
  resource_id: true,
  content: true,
  custom_data: true,
  attach: true,
  custom_request: true,
  subscription_filter: true,
  extra: true,
  link: true,
  fields: true,
  deduplication: true,
  effect: true,
  relation: true,
};
const subject = z.enum(Object.keys(subjects) as [RuleSubject, ...RuleSubject[]], 'is no subject of a rule');

const violation = z.object({
  rule: ruleId,
  case: z.string(),
  title: z.string(),
  expected: z.string(),
  got: z.string(),
  message: z.string(),
  minimal: z.object({
    parameters: z.array(z.string()),
    levels: texts,
    body: z.string(),
    proven: z.boolean(),
  }),
  request: shownRequest,
  response: shownResponse.exactOptional(),
  failure: z.string().exactOptional(),
  curl: z.string(),
  cases: count,
  examples: z.array(z.string()),
  flaky: z.object({ failed: count, tried: count }).exactOptional(),
});

/** One line of cases.jsonl. */
export const caseRecord = z.object({
  id: z.string(),
  kind,
  title: z.string(),
  rules: z.array(ruleId),
  fault: z.string().exactOptional(),
  seed: z.number(),
  encoding: z.enum(['json', 'xml']).exactOptional(),
  expects: expectation,
  outcome: z.enum(['accept', 'reject', 'none']),
  verdict: z.enum(['passed', 'failed', 'open']),
  status: z.int().exactOptional(),
  error: z.number().exactOptional(),
  errorText: z.string().exactOptional(),
  latencyMs: z.number(),
  broken: z.array(ruleId).exactOptional(),
});

/** A line of cases.jsonl from its data; TypeError that says what is wrong where if it is none. */
export function caseRecordFrom(data: unknown): CaseRecord {
  const { success, error } = caseRecord.safeParse(data);
  if (!success) throw new TypeError(z.prettifyError(error).replace(/\s*\n\s*/g, ' '));
  return data as CaseRecord;
}

const coverage = z.object({ space: z.string(), strength: count, possible: count, exercised: count });

/** `result.json` of a contract run. */
export const contractResult = z.object({
  schema: z.literal(contractSchema),
  verdict: z.enum(['pass', 'fail', 'partial']),
  reason: z.string(),
  counts: z.object({ cases: count, passed: count, failed: count, open: count, skipped: count }),
  violations: z.array(violation),
  matrix: z.array(
    z.object({
      subject,
      rule: ruleId,
      encoding: z.enum(['json', 'xml', 'none']),
      run: count,
      failed: count,
      open: count,
    }),
  ),
  skipped: z.array(skip),
  coverage: z.array(coverage),
  coverageOfShards: z.array(coverage).exactOptional(),
  codes: z.array(z.object({ status: z.int(), error: z.number().nullable(), count, text: z.string() })),
  examples: z.array(caseRecord),
  cases: z.array(caseRecord),
  casesFile: z.string(),
  latency: z.object({ p50: z.number(), p95: z.number(), p99: z.number(), max: z.number() }),
  run: runFacts,
});

/** A contract run's result from a file's data; HarnessError `result.schema` or `result.invalid` if it is none. */
export function contractResultFrom(data: unknown): ContractResult {
  checkResult(data, contractSchema, contractResult);
  return data as ContractResult;
}

/** The JSON Schema (draft 2020-12) of a contract run's result.json. */
export function contractResultFileSchema(): object {
  return { ...jsonSchemaOf(contractResult), title: 'result.json of trigger-harness contract' };
}
