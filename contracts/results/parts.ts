import { z } from 'zod';
import { rules, type RuleId } from '../../model/rules.ts';

export const count = z.int().nonnegative();
export const texts = z.record(z.string(), z.string());
export const ruleId = z.enum(
  rules.map(({ id }) => id) as [RuleId, ...RuleId[]],
  'is no rule of this version',
);

export const skip = z.object({ rule: ruleId, fault: z.string().exactOptional(), reason: z.string() });

export const shownRequest = z.object({
  method: z.string(),
  url: z.string(),
  headers: texts,
  body: z.string().exactOptional(),
  bodyIsBase64: z.literal(true).exactOptional(),
});

export const shownResponse = z.object({
  status: z.int(),
  headers: texts,
  body: z.string(),
  bodyIsBase64: z.literal(true).exactOptional(),
  cutFrom: count.exactOptional(),
});

const shard = z.object({ index: z.int().positive(), of: z.int().positive() });

export const runFacts = z.object({
  harness: z.string(),
  node: z.string(),
  target: z.string(),
  host: z.string(),
  platform: z.string(),
  seed: z.number(),
  strength: z.string().exactOptional(),
  shard: shard.exactOptional(),
  startedAt: z.string(),
  durationMs: z.number(),
  command: z.string(),
  requests: count,
});
