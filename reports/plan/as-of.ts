import type { PlanResult } from '../../model/plan-result.ts';
import { day } from './words.ts';

/** A plan as it reads at a time: a go whose evidence has become too old is none any more; what failed, failed. */
export function asOf(result: PlanResult, at: number): PlanResult {
  const until = validUntil(result);
  if (result.verdict !== 'go' || at <= until) return result;
  const gates = result.gates.map((gate) =>
    gate.at !== null && at - Date.parse(gate.at) <= result.maxAgeMs
      ? gate
      : { ...gate, verdict: 'unknown' as const, evidence: `too old: ${gate.evidence}` },
  );
  const reason = `The evidence is too old: it counted until ${day(until)}. Make the plan again.`;
  return { ...result, verdict: 'undecided', confidence: 'none', reason, gates };
}

/** When the first piece of evidence becomes too old; milliseconds since the epoch. */
export function validUntil({ gates, decidedAt, maxAgeMs }: PlanResult): number {
  const times = gates.flatMap(({ at }) => (at === null ? [] : [Date.parse(at)]));
  return Math.min(Date.parse(decidedAt), ...times) + maxAgeMs;
}
