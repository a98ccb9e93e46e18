import { describe, expect, it } from 'vitest';
import { sampleMarker } from '../../../model/corpus.ts';
import { maskFor } from '../../../model/mask.ts';
import { readLogLine } from '../../../runner/k6/log.ts';
import { keepSamples } from '../../../runner/load/samples.ts';

const token = 'very-secret-token';
const sample = { kind: 'status:500', case: 'a~1~2', message: `it said ${token}`, at: 5 };

describe('samples of failures', () => {
  it('are kept masked, the earliest of each kind', () => {
    const samples = keepSamples(maskFor([token]));
    samples.add({ ...sample, at: 9, message: 'later' });
    samples.add({ ...sample, status: 500, body: `x${token}x`, contentType: `text/${token}` });
    samples.add({ ...sample, at: 7, message: 'also later' });
    expect(samples.first('status:500')?.message).toBe('it said $ALTCRAFT_TOKEN');
    expect(JSON.stringify(samples.first('status:500'))).not.toContain(token);
    expect(samples.first('status:501')).toBeUndefined();
  });

  it('show no part of a secret that a cut went through', () => {
    const samples = keepSamples(maskFor([token]));
    const whole = 'y'.repeat(1990) + token;
    samples.add({
      ...sample,
      body: whole.slice(0, 2000),
      cutFrom: whole.length,
      message: ('z'.repeat(495) + token).slice(0, 500),
    });
    expect(JSON.stringify(samples.first('status:500'))).not.toMatch(/very/);
  });

  it('are bounded in kinds', () => {
    const samples = keepSamples(maskFor([]));
    for (let i = 0; i < 1000; i++) samples.add({ ...sample, kind: `kind-${i}` });
    expect(samples.first('kind-0')).toBeDefined();
    expect(samples.first('kind-999')).toBeUndefined();
  });
});

describe("k6's log", () => {
  it.each([
    {
      name: 'a sample',
      line: JSON.stringify({ level: 'warning', msg: sampleMarker + JSON.stringify(sample) }),
      kind: 'sample',
    },
    {
      name: 'half a sample',
      line: JSON.stringify({ level: 'warning', msg: `${sampleMarker}{"kind":` }),
      kind: 'other',
    },
    {
      name: 'a sample of another shape',
      line: JSON.stringify({ level: 'warning', msg: `${sampleMarker}{"kind":5}` }),
      kind: 'other',
    },
    {
      name: 'an error',
      line: JSON.stringify({ level: 'error', msg: 'it broke', error: 'here' }),
      kind: 'problem',
    },
    { name: 'a warning', line: JSON.stringify({ level: 'warning', msg: 'Request Failed' }), kind: 'other' },
    { name: 'a panic', line: 'panic: runtime error', kind: 'problem' },
    { name: 'no message', line: '{}', kind: 'other' },
    { name: 'null', line: 'null', kind: 'problem' },
  ])('has $kind in $name', ({ line, kind }) => {
    expect(readLogLine(line).kind).toBe(kind);
  });
});
