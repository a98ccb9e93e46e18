import { planSchema, type PlanGate, type PlanResult, type PlanStep } from '../../../model/plan-result.ts';
import { campaignTimes, needsAt, requiredRate } from '../../../runner/plan/need.ts';

export type PlanKind = 'go' | 'no-go' | 'undecided' | 'nothing' | 'contract-missed';

const decidedAt = '2026-03-02T10:00:00.000Z';

/** A made-up plan that is like a real one, with as many steps as asked for. */
export function samplePlan(kind: PlanKind, count = 12): PlanResult {
  const campaign = { audience: 2_000_000, windowMs: 4 * 3_600_000, headroom: 0.2 };
  const capacity = { go: 400, 'no-go': 150, undecided: 90, nothing: 0, 'contract-missed': 400 }[kind];
  const required = requiredRate(campaign);
  const steps = kind === 'nothing' ? [] : Array.from({ length: count }, (_, i) => stepAt(i, count, capacity));
  const sustained = kind === 'nothing' ? null : Math.round(Math.min(capacity * 0.98, 167));
  const verdict = {
    go: 'go',
    'no-go': 'no-go',
    undecided: 'undecided',
    nothing: 'undecided',
    'contract-missed': 'no-go',
  } as const;
  const reasons = {
    go: '167/s held 2 times with every limit of the SLO kept',
    'no-go':
      '166.7/s is needed, at most 147/s held: 152/s failed 2 times (p95<300ms was 690.7; a queue builds up)',
    undecided: '166.7/s is needed, up to 88/s held; --ceiling keeps the plan from trying more than 90/s',
    nothing: '166.7/s is needed, no rate held yet; the plan was stopped',
    'contract-missed': 'Contract: 42 of 13116 cases failed: resource.range (167/s held 2 times)',
  };
  return {
    schema: planSchema,
    verdict: verdict[kind],
    reason: reasons[kind],
    confidence: verdict[kind] === 'undecided' ? 'none' : 'high',
    limitedBy: (
      {
        go: null,
        'no-go': 'target',
        undecided: 'ceiling',
        nothing: 'interrupted',
        'contract-missed': null,
      } as const
    )[kind],
    requiredRate: required,
    sustainedRate: sustained,
    sustainedInterval: { from: sustained ?? 0, above: kind === 'no-go' ? 152 : null },
    campaign: campaignTimes(campaign, sustained),
    slo: ['p95<300ms', 'errors<0.1%', 'violations==0', 'duplicates==0'],
    needs: needsAt(required, steps),
    gates: gatesOf(kind, reasons[kind]),
    maxAgeMs: 7 * 24 * 3_600_000,
    decidedAt,
    steps,
    run: {
      harness: '0.1.0',
      node: 'v20.20.2',
      target: 'staging',
      host: '127.0.0.1:8080',
      platform: 'v72',
      seed: 1,
      startedAt: '2026-03-02T09:50:00.000Z',
      durationMs: 600_000,
      command:
        "npx trigger-harness plan --target staging.yaml --audience 2000000 --within 4h --slo 'p95<300ms,errors<0.1%' --out out/plan",
      requests: 30_000,
    },
  };
}

function gatesOf(kind: PlanKind, reason: string): readonly PlanGate[] {
  const capacity: PlanGate = {
    name: 'Capacity',
    verdict: (
      {
        go: 'met',
        'no-go': 'missed',
        undecided: 'unknown',
        nothing: 'unknown',
        'contract-missed': 'met',
      } as const
    )[kind],
    evidence: reason,
    at: kind === 'nothing' ? null : '2026-03-02T09:59:00.000Z',
  };
  if (kind !== 'go' && kind !== 'contract-missed') return [capacity];
  const contract: PlanGate = {
    name: 'Contract',
    verdict: kind === 'go' ? 'met' : 'missed',
    evidence: kind === 'go' ? 'all 13116 cases passed' : '42 of 13116 cases failed: resource.range',
    at: '2026-02-28T20:00:00.000Z',
  };
  return [capacity, contract];
}

function stepAt(index: number, count: number, capacity: number): PlanStep {
  const rate = Math.round(capacity * Math.min(1.01, 0.1 * 2 ** (index / 2)));
  const failed = index === count - 1 && capacity === 150;
  return {
    purpose: failed ? 'repeat' : index % 5 === 4 ? 'recover' : 'grow',
    rate,
    reached: rate * (failed ? 0.97 : 1),
    verdict: failed ? 'failed' : 'held',
    reasons: failed
      ? ['p95<300ms was 690.7', 'answers became 291 ms slower over the step: a queue builds up']
      : [],
    limitedBy: failed ? 'target' : null,
    startedAt: `2026-03-02T09:5${index % 10}:00.000Z`,
    warmUpSeconds: 4,
    seconds: 10,
    requests: rate * 10,
    failed: 0,
    dropped: 0,
    latency: { p50: 12, p90: 20, p95: failed ? 690.7 : 31, p99: null, 'p99.9': null, max: 80 },
    meanMs: 14,
    growthMs: failed ? 291 : 0,
    slo: [
      {
        expression: 'p95<300ms',
        limit: 300,
        actual: failed ? 690.7 : 31,
        verdict: failed ? 'missed' : 'held',
      },
    ],
    vus: 500,
    cpuShare: 0.12,
  };
}
