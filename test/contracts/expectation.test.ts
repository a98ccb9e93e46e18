import { describe, expect, it } from 'vitest';
import { expectationOf } from '../../contracts/index.ts';
import { caseExpecting, caseWith } from './support.ts';

const invalid = caseExpecting('reject');
const valid = caseWith({ rules: ['matching.mode', 'transport.json', 'matching.ignored'] });

describe('expectationOf', () => {
  it('is what the case expects where nothing is overridden', () => {
    expect(expectationOf(invalid, {})).toEqual({ expects: 'reject', rule: 'matching.requires' });
    expect(expectationOf({ ...invalid, errors: [400] }, {})).toMatchObject({ errors: [400] });
  });

  it('lets rule/fault beat rule', () => {
    const overrides = {
      'matching.requires': { expects: 'open' },
      'matching.requires/email-null': { expects: 'reject', errors: [402] },
    } as const;
    expect(expectationOf(invalid, overrides)).toEqual({
      expects: 'reject',
      errors: [402],
      rule: 'matching.requires',
    });
    expect(expectationOf(invalid, { 'matching.requires': overrides['matching.requires'] })).toEqual({
      expects: 'open',
      rule: 'matching.requires',
    });
  });

  it('takes the strictest override of a case without a fault, and charges it', () => {
    const overrides = {
      'matching.ignored': { expects: 'reject' },
      'transport.json': { expects: 'open' },
    } as const;
    expect(expectationOf(valid, overrides)).toEqual({ expects: 'reject', rule: 'matching.ignored' });
    expect(expectationOf(valid, { 'transport.json': { expects: 'open' } })).toEqual({
      expects: 'open',
      rule: 'transport.json',
    });
  });

  it('does not let the context of an invalid case soften it', () => {
    const inContext = { ...invalid, rules: ['matching.requires', 'matching.ignored'] as const };
    expect(expectationOf(inContext, { 'matching.ignored': { expects: 'open' } }).expects).toBe('reject');
  });

  it('does not take the waiving of an envelope rule for an outcome', () => {
    const withEnvelope = { ...valid, rules: ['envelope.shape', 'matching.mode'] as const };
    expect(expectationOf(withEnvelope, { 'envelope.shape': { expects: 'open' } }).expects).toBe('accept');
  });
});
