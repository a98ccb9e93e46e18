import { describe, expect, it } from 'vitest';
import type { LoadPlan } from '../../model/corpus.ts';
import { planOfInstance } from '../../scenarios/lib/instance.ts';
import { requestIds } from '../../scenarios/lib/request-id.ts';

const plan: LoadPlan = {
  scenario: 'steady',
  shape: [{ durationMs: 1000, from: 10, to: 10 }],
  durationMs: 1000,
  warmUpMs: 0,
  timeoutMs: 1000,
  requests: 10,
  vus: 10,
  runId: 'th-run',
  hosts: [],
  waived: [],
  corpus: '/test/corpus-{instance}.jsonl',
  summary: null,
};
const shared = { ...plan, instances: 12 };
const at = (instance: string): LoadPlan => planOfInstance(shared, { TRIGGER_HARNESS_INSTANCE: instance });

describe('the plan of one of several instances', () => {
  it('has a part of the corpus, by its number or the name of its job', () => {
    expect(at('3').corpus).toBe('/test/corpus-3.jsonl');
    expect(at('campaign-2-load-11').corpus).toBe('/test/corpus-11.jsonl');
  });

  it('gives no two virtual users of any instance the same Request-ID', () => {
    const ids = Array.from({ length: 12 }, (_, i) => at(String(i + 1)).runId).flatMap((run) =>
      Array.from({ length: 50 }, (_, vu) => {
        const next = requestIds(run, vu + 1);
        return [next(), next()];
      }).flat(),
    );
    expect(new Set(ids).size).toBe(12 * 50 * 2);
  });

  it.each(['', '0', '13', 'load', 'load-', 'load2', '2-load', '-'])(
    'is none for an instance called "%s"',
    (name) => expect(() => at(name)).toThrow(/Request-IDs/),
  );

  it('is the plan itself where there is one instance', () => {
    expect(planOfInstance(plan, {})).toEqual({ ...plan, corpus: '/test/corpus-1.jsonl' });
  });

  it('takes the run from its surroundings, and needs one', () => {
    expect(planOfInstance(plan, { TRIGGER_HARNESS_RUN: 'uid' }).runId).toBe('uid');
    expect(() => planOfInstance({ ...plan, runId: '' }, {})).toThrow(/TRIGGER_HARNESS_RUN/);
  });
});
