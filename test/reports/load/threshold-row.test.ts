import { describe, expect, it } from 'vitest';
import type { ThresholdResult } from '../../../model/load-result.ts';
import { readLimit } from '../../../reports/load/limit.ts';
import { thresholdRow, type ThresholdRow } from '../../../reports/load/threshold-row.ts';
import { sampleLoadResult } from './sample.ts';

const healthy = sampleLoadResult('healthy', 240);
const dropping = sampleLoadResult('invalid', 240);

function row(threshold: ThresholdResult, result = healthy): ThresholdRow {
  const shown = Object.entries(thresholdRow(threshold, result));
  return Object.fromEntries(
    shown.map(([key, value]) => [key, String(value).replaceAll('\u00a0', ' ')]),
  ) as unknown as ThresholdRow;
}

describe('a threshold', () => {
  it.each([
    ['p95<300ms', { metric: 'p95', share: 0.95, direction: 'below', unit: 'ms', value: 300 }],
    ['p99.9 <= 1.5s', { metric: 'p99.9', direction: 'below', unit: 's', value: 1.5 }],
    ['errors<0.1%', { metric: 'errors', direction: 'below', unit: '%', value: 0.1 }],
    ['p95{xml}[10s]<300ms', { metric: 'p95', scoped: true, windowed: true, unit: 'ms', value: 300 }],
    ['rate>100/s', { metric: 'rate', direction: 'above', unit: '/s', value: 100 }],
  ])('%s is read', (expression, expected) => {
    expect(readLimit(expression)).toMatchObject(expected);
  });

  it('written in another way is not guessed at', () => {
    expect(readLimit('p95 under 300')).toBeUndefined();
  });

  it.each(['p95{xml}<1s', 'p95[10s]<1s'])('%s says nothing of requests that were dropped', (expression) => {
    const held = { expression, limit: 1000, actual: 250, verdict: 'held' } as const;
    expect(row(held, dropping)).toMatchObject({ limit: '1 s', actual: '250 ms', withDropped: '–' });
    expect(row({ ...held, expression: 'p95<1s' }, dropping).withDropped).not.toBe('–');
  });

  it('is shown in its own unit, whatever scale it is kept in', () => {
    const time = { expression: 'p95<1s', limit: 1000, actual: 250, verdict: 'held' } as const;
    expect(row(time)).toMatchObject({
      limit: '1 s',
      actual: '250 ms',
      margin: '75 % left',
      crossed: 'never',
    });
    const share = { expression: 'errors<0.1%', limit: 0.001, actual: 0.0005, verdict: 'held' } as const;
    expect(row(share)).toMatchObject({ limit: '0.1 %', actual: '0.05 %', margin: '50 % left' });
    const percents = { expression: 'errors<0.1%', limit: 0.1, actual: 0.05, verdict: 'held' } as const;
    expect(row(percents)).toMatchObject({ limit: '0.1 %', actual: '0.05 %', margin: '50 % left' });
  });

  it('that was missed says by how much, and when', () => {
    const missed = { expression: 'p95<100ms', limit: 100, actual: 150, verdict: 'missed' } as const;
    expect(row({ ...missed, crossedAt: 75 })).toMatchObject({ margin: '50 % past it', crossed: 'at 1:15' });
    expect(row({ ...missed, actual: 450 })).toMatchObject({
      margin: '4.5 × the limit',
      crossed: 'not known',
    });
  });

  it('that must be met exactly is met or not', () => {
    const none = { expression: 'violations==0', limit: 0, actual: 0, verdict: 'held' } as const;
    expect(row(none)).toMatchObject({ limit: '0', actual: '0', margin: 'met' });
    const some = { ...none, actual: 1234, verdict: 'missed' } as const;
    expect(row(some)).toMatchObject({ actual: '1,234', margin: '1,234 past it' });
  });

  it('without a sample has no figure', () => {
    const none = { expression: 'p99<1s', limit: 1000, actual: null, verdict: 'no-sample' } as const;
    expect(row(none)).toMatchObject({ actual: 'no sample', margin: '–' });
  });

  it('tells what it would be with the dropped requests as the slowest', () => {
    const p95 = { expression: 'p95<300ms', limit: 300, actual: 90, verdict: 'held' } as const;
    expect(row(p95).withDropped).toBe('none dropped');
    expect(row(p95, dropping).withDropped).toBe('slower than any measured');
    const p50 = { ...p95, expression: 'p50<300ms' };
    expect(row(p50, dropping).withDropped).toMatch(/^\d+(\.\d+)? ms$/);
    const errors = { expression: 'errors<0.1%', limit: 0.001, actual: 0, verdict: 'held' } as const;
    const share = (100 * dropping.requests.dropped) / dropping.requests.planned;
    expect(row(errors, dropping).withDropped).toBe(`${Number(share.toPrecision(3))} %`);
  });
});
