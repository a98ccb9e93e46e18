import type { ContractResult } from '../../model/contract-result.ts';
import type { PlanGate } from '../../model/plan-result.ts';

/** What a gate is judged against. */
export interface GateContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly maxAgeMs: number;
  readonly target: string;
  readonly platform: string;
}

/** The contract run as a gate: passed, of this target and platform, and not too old. */
export function contractGate(result: ContractResult, context: GateContext): PlanGate {
  const { run, verdict, reason } = result;
  const gate = (of: PlanGate['verdict'], evidence: string): PlanGate => ({
    name: 'Contract',
    verdict: of,
    evidence,
    at: run.startedAt,
  });
  const at = Date.parse(run.startedAt);
  if (run.target !== context.target)
    return gate('unknown', `the contract run is of the target ${run.target}, not of ${context.target}`);
  if (run.platform !== context.platform)
    return gate('unknown', `the contract run is of platform ${run.platform}, not of ${context.platform}`);
  if (!(context.now - at <= context.maxAgeMs)) return gate('unknown', 'the contract run is too old');
  // A clock that is wrong makes every age wrong.
  if (at > context.now + 60_000) return gate('unknown', 'the contract run has a date in the future');
  if (verdict === 'partial') return gate('unknown', `the contract run is not whole: ${reason}`);
  return gate(verdict === 'pass' ? 'met' : 'missed', reason);
}

/** A verdict with its gates: a gate that is missed is a no-go, one that is not known makes a go undecided. */
export function withGates<
  D extends { readonly verdict: 'go' | 'no-go' | 'undecided'; readonly reason: string },
>(decision: D, gates: readonly PlanGate[]): D {
  const missed = gates.find(({ verdict }) => verdict === 'missed');
  const unknown = gates.find(({ verdict }) => verdict === 'unknown');
  const because = (verdict: D['verdict'], { name, evidence }: PlanGate): D => ({
    ...decision,
    verdict,
    reason:
      decision.verdict === 'go'
        ? `${name}: ${evidence} (${decision.reason})`
        : `${decision.reason}; ${name}: ${evidence}`,
  });
  if (missed !== undefined) return because('no-go', missed);
  if (unknown !== undefined && decision.verdict === 'go') return because('undecided', unknown);
  return decision;
}
