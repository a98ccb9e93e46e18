import { describe, expect, it } from 'vitest';
import { HarnessError } from '../../../model/errors.ts';
import { evaluate, evaluateWindows, type Figures } from '../../../runner/load/evaluate.ts';
import { isInScope } from '../../../runner/load/scope.ts';
import { parseThreshold, thresholdsOf } from '../../../runner/load/thresholds.ts';

const figures: Figures = {
  latency: (quantile) => (quantile === 1 ? 900 : quantile * 100),
  planned: 2000,
  finished: 1000,
  errors: 1,
  violations: 0,
  duplicates: 0,
  dropped: 4,
  rate: 99.5,
};
const empty: Figures = {
  ...figures,
  latency: () => null,
  finished: 0,
  errors: 0,
  dropped: 0,
  planned: 0,
  rate: null,
};

describe('scopes and windows', () => {
  it.each([
    { expression: 'p95{kind=attach,format=xml}<1s', scope: ['attach', 'xml'], window: null },
    { expression: 'p95{xml}[10s]<1s', scope: ['xml'], window: 10 },
    { expression: 'errors[2m] < 1%', scope: [], window: 120 },
    { expression: 'p95 { Single } <1s', scope: ['single'], window: null },
  ])('are read from $expression', ({ expression, scope, window }) => {
    expect(parseThreshold(expression)).toMatchObject({ scope, window });
  });

  it.each([
    'p95{yaml}<1s',
    'p95{format=attach}<1s',
    'p95{}<1s',
    'dropped{xml}<1%',
    'p95[0s]<1s',
    'p95[1.5s]<1s',
    'p95[10]<1s',
  ])('are not read from %s', (expression) => {
    expect(() => parseThreshold(expression)).toThrow(HarnessError);
  });

  it.each([
    { kind: 'json-accept', scope: ['single'], is: true },
    { kind: 'link-get-accept', scope: ['single'], is: false },
    { kind: 'link-get-accept', scope: ['link', 'get'], is: true },
    { kind: 'attach-xml-accept', scope: ['xml', 'accept'], is: true },
    { kind: 'attach-xml-accept', scope: ['xml', 'reject'], is: false },
    { kind: 'xml-reject', scope: [], is: true },
  ])('$kind in $scope: $is', ({ kind, scope, is }) => {
    expect(isInScope(kind, scope)).toBe(is);
  });

  const at = (from: number, latency: number | null, planned = 100) => ({
    window: { from, to: from + 10 },
    figures: { ...figures, planned, finished: latency === null ? 0 : 100, latency: () => latency },
  });
  it.each([
    { name: 'all keep it', windows: [at(0, 100), at(1, 200)], verdict: 'held', actual: 200 },
    {
      name: 'one breaks it',
      windows: [at(0, 100), at(1, 400), at(2, 350)],
      verdict: 'missed',
      actual: 400,
      crossedAt: 1,
    },
    {
      name: 'one is silent',
      windows: [at(0, 100), at(1, null)],
      verdict: 'no-sample',
      actual: null,
      crossedAt: 1,
    },
    { name: 'nothing was due in one', windows: [at(0, 100), at(1, null, 0)], verdict: 'held', actual: 100 },
    { name: 'there is none', windows: [], verdict: 'no-sample', actual: null },
  ])('windows: $verdict where $name', ({ windows, name: _name, ...wanted }) => {
    expect(evaluateWindows(parseThreshold('p95[10s]<300ms'), windows)).toMatchObject(wanted);
  });
});

describe('thresholds', () => {
  it.each([
    { expression: 'p95<300ms', verdict: 'held', actual: 95, limit: 300 },
    { expression: 'p95<95ms', verdict: 'missed', actual: 95, limit: 95 },
    { expression: 'p95<=95ms', verdict: 'held', actual: 95, limit: 95 },
    { expression: ' p99.9 <= 2s ', verdict: 'held', actual: 99.9, limit: 2000 },
    { expression: 'P50>1s', verdict: 'missed', actual: 50, limit: 1000 },
    { expression: 'max<500ms', verdict: 'missed', actual: 900, limit: 500 },
    { expression: 'p90<0.1s', verdict: 'held', actual: 90, limit: 100 },
    { expression: 'errors<0.1%', verdict: 'missed', actual: 0.001, limit: 0.001 },
    { expression: 'errors<=0.1%', verdict: 'held', actual: 0.001, limit: 0.001 },
    { expression: 'errors==1', verdict: 'held', actual: 1, limit: 1 },
    { expression: 'errors=0', verdict: 'missed', actual: 1, limit: 0 },
    { expression: 'violations==0', verdict: 'held', actual: 0, limit: 0 },
    { expression: 'dropped<0.3%', verdict: 'held', actual: 0.002, limit: 0.003 },
    { expression: 'dropped==0', verdict: 'missed', actual: 4, limit: 0 },
    { expression: 'rate>=100', verdict: 'missed', actual: 99.5, limit: 100 },
    { expression: 'rate>=99/s', verdict: 'held', actual: 99.5, limit: 99 },
  ])('$expression is $verdict', ({ expression, verdict, actual, limit }) => {
    const result = evaluate(parseThreshold(expression), figures);
    expect(result).toMatchObject({ expression: expression.trim(), verdict });
    expect(result.actual).toBeCloseTo(actual, 9);
    expect(result.limit).toBeCloseTo(limit, 9);
  });

  it.each(['p95<300ms', 'max<1s', 'errors<1%', 'errors==0', 'violations==0', 'rate>=1', 'dropped==0'])(
    '%s is missed where nothing was sent',
    (expression) => {
      expect(evaluate(parseThreshold(expression), empty)).toMatchObject({
        verdict: 'no-sample',
        actual: null,
      });
    },
  );

  it.each([
    '',
    'p95',
    'p95<',
    'p95<300',
    'p95<300%',
    'p96<3ms',
    'latency<3ms',
    'errors<5ms',
    'rate>=5%',
    'p95!=3ms',
    'p95<-3ms',
    'p95<3ms,max<1s',
  ])('does not take "%s", and shows what it takes', (expression) => {
    expect(() => parseThreshold(expression)).toThrow(HarnessError);
    try {
      parseThreshold(expression);
    } catch (error) {
      expect(error).toMatchObject({ blame: 'callAtFault', code: 'load.threshold' });
      expect((error as HarnessError).fix).toContain('p95<300ms');
    }
  });

  it('always ask for no violations and no duplicates, and for no errors unless errors are spoken of', () => {
    const expressions = (given: string[]) => thresholdsOf(given).map(({ expression }) => expression);
    expect(expressions([])).toEqual(['violations==0', 'duplicates==0', 'errors==0']);
    expect(expressions(['errors<1%'])).toEqual(['errors<1%', 'violations==0', 'duplicates==0']);
    expect(expressions(['violations=0'])).toEqual(['violations=0', 'duplicates==0', 'errors==0']);
  });

  it('say in which second they were first crossed', () => {
    const bySecond = [0, 1, 2].map((t) => ({
      t,
      figures: { ...figures, latency: () => (t === 1 ? 400 : 10) },
    }));
    expect(evaluate(parseThreshold('p95<90ms'), figures, bySecond).crossedAt).toBe(1);
    expect(evaluate(parseThreshold('p95<300ms'), figures, bySecond)).not.toHaveProperty('crossedAt');
  });
});
