import { describe, expect, it } from 'vitest';
import type { LoadResult } from '../../../model/load-result.ts';
import { renderLoadReport } from '../../../reports/load/index.ts';
import { safeRate } from '../../../reports/load/safe-rate.ts';
import { sampleLoadResult } from './sample.ts';

const steps = [
  { rate: 60, from: 0, to: 60, broken: [] },
  { rate: 90, from: 60, to: 120, broken: ['p95<300ms'] },
];
const broke: LoadResult = {
  ...sampleLoadResult('ramp', 120),
  scenario: 'breakpoint',
  verdict: 'fail',
  knee: { held: 60, broke: 90, steps },
};

describe('the report of a breakpoint run', () => {
  it('says up to where it held, and what broke where', () => {
    const page = renderLoadReport(broke).replaceAll('\u00a0', ' ');
    expect(page).toContain('at up to 60/s, where every limit held for a short time; at 90/s one was missed');
    expect(page).toContain('Every limit held at 60/s; p95&lt;300ms broke at 90/s.');
    expect(page).toContain('Limits missed');
    expect(safeRate(broke)).toMatchObject({ rate: 60, safe: false });
  });

  it('says so where nothing was held, or all of it', () => {
    const none = renderLoadReport({ ...broke, knee: { held: null, broke: 60, steps: steps.slice(1) } });
    expect(none).toContain('No step kept every limit');
    const all = renderLoadReport({
      ...broke,
      verdict: 'pass',
      knee: { held: 60, broke: null, steps: steps.slice(0, 1) },
    });
    expect(all).toContain('Every limit held at 60/s, the last step.');
  });
});

describe('the report of a campaign', () => {
  it('has its own time to send first', () => {
    const result = sampleLoadResult('healthy', 120);
    expect(renderLoadReport({ ...result, scenario: 'campaign' })).toContain('(this campaign)');
    expect(renderLoadReport(result)).not.toContain('(this campaign)');
  });
});
