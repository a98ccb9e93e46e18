import { describe, expect, it } from 'vitest';
import { contractGate, withGates, type GateContext } from '../../../runner/plan/gates.ts';
import { sampleContract } from '../../reports/sample.ts';

const contract = sampleContract({ cases: 20 });
const passed = { ...contract, verdict: 'pass', reason: 'all cases passed' } as const;
const at = Date.parse(contract.run.startedAt);
const context: GateContext = {
  now: at + 1000,
  maxAgeMs: 3_600_000,
  target: contract.run.target,
  platform: contract.run.platform,
};

describe('a contract run as a gate', () => {
  it.each<[string, Parameters<typeof contractGate>[0], Partial<GateContext>, string]>([
    ['passed', passed, {}, 'met'],
    ['passed, at the last moment', passed, { now: at + context.maxAgeMs }, 'met'],
    ['failed', { ...contract, verdict: 'fail' }, {}, 'missed'],
    ['not whole', { ...contract, verdict: 'partial' }, {}, 'unknown'],
    ['too old', passed, { now: at + context.maxAgeMs + 1 }, 'unknown'],
    ['without a date', { ...passed, run: { ...passed.run, startedAt: 'x' } }, {}, 'unknown'],
    ['of the future', passed, { now: at - 120_000 }, 'unknown'],
    ['of another target', passed, { target: 'production' }, 'unknown'],
    ['of another platform', passed, { platform: 'v99' }, 'unknown'],
  ])('%s', (_, result, change, verdict) => {
    expect(contractGate(result, { ...context, ...change })).toMatchObject({ name: 'Contract', verdict });
  });
});

describe('a verdict with its gates', () => {
  const go = { verdict: 'go', reason: 'held' } as const;
  const gate = (verdict: 'met' | 'missed' | 'unknown') => ({
    name: 'Contract',
    verdict,
    evidence: 'e',
    at: null,
  });

  it.each<[string, 'go' | 'no-go' | 'undecided', 'met' | 'missed' | 'unknown', string]>([
    ['go and met', 'go', 'met', 'go'],
    ['go and missed', 'go', 'missed', 'no-go'],
    ['go and unknown', 'go', 'unknown', 'undecided'],
    ['no-go and met', 'no-go', 'met', 'no-go'],
    ['no-go and unknown', 'no-go', 'unknown', 'no-go'],
    ['undecided and missed', 'undecided', 'missed', 'no-go'],
    ['undecided and met', 'undecided', 'met', 'undecided'],
  ])('%s', (_, verdict, of, expected) => {
    expect(withGates({ ...go, verdict }, [gate(of)]).verdict).toBe(expected);
  });
});
