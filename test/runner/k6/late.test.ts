import { describe, expect, it } from 'vitest';
import type { Buckets } from '../../../runner/k6/receive/buckets.ts';
import { createCollector } from '../../../runner/k6/receive/collector.ts';
import type { Measurements } from '../../../runner/k6/receive/measurements.ts';
import type { Series } from '../../../runner/k6/receive/write-request.ts';

const start = 1_700_000_000_000;
const second = 0;
const millisecond = -80;

/** What k6 pushes of five requests that took a millisecond each and began a second late, with some dropped before. */
function measuredOf(dropped: number, periodMs: number, late = 'yes', first?: number): Measurements {
  const collector = createCollector({ looksLate: (number) => number * periodMs });
  const at = start + 900;
  const value = (name: string, of: number): Series => ({ name, labels: {}, at, value: of });
  const five = (name: string, bucket: number, labels: Record<string, string>): Series => ({
    name,
    labels,
    at,
    histogram: bucketsOf(bucket),
  });
  collector.take('0', [
    value('k6_trigger_started_at', start),
    five('k6_iteration_duration_seconds', millisecond, { kind: 'json-accept', late }),
    five('k6_trigger_since_due_seconds', second, { kind: 'json-accept', late }),
    five('k6_trigger_lateness_seconds', second, { late }),
    value('k6_dropped_iterations_total', dropped),
    ...(first === undefined ? [] : [five('k6_trigger_first_late_seconds', first, {})]),
  ]);
  return collector.measurements();
}

function bucketsOf(bucket: number): Buckets {
  return { schema: 3, zero: 0, counts: new Map([[bucket, 5]]), count: 5, sum: 5 };
}

describe('requests that k6 began late', () => {
  it('are measured since they were due', () => {
    const { latency, lateness, seconds } = measuredOf(0, 100);
    expect(latency.get('json-accept')?.counts).toEqual(new Map([[second, 5]]));
    expect(seconds.get(0)?.latency.counts).toEqual(new Map([[second, 5]]));
    expect(lateness.count).toBe(5);
  });

  it('are measured from their begin where drops before them explain all of it', () => {
    const { latency, lateness } = measuredOf(10, 100);
    expect(latency.get('json-accept')?.counts).toEqual(new Map([[millisecond, 5]]));
    expect(lateness.count).toBe(0);
  });

  it('are measured since they were due where drops explain a part of it', () => {
    const { latency, lateness } = measuredOf(5, 100);
    expect(latency.get('json-accept')?.counts).toEqual(new Map([[second, 5]]));
    expect(lateness.count).toBe(5);
  });
});

describe('the first requests of virtual users at a rate that changes', () => {
  it('are measured from their begin where the run itself began as late', () => {
    const { latency, lateness } = measuredOf(0, 100, 'first', second);
    expect(latency.get('json-accept')?.counts).toEqual(new Map([[millisecond, 5]]));
    expect(lateness.count).toBe(0);
  });

  it('are measured since they were due where one of them began in time', () => {
    const { latency, lateness } = measuredOf(0, 100, 'first', millisecond);
    expect(latency.get('json-accept')?.counts).toEqual(new Map([[second, 5]]));
    expect(lateness.count).toBe(5);
  });
});

describe('an iteration beyond the plan', () => {
  it('has no latency', () => {
    const collector = createCollector();
    const labels = { kind: 'json-accept', late: 'surplus' };
    collector.take('0', [
      { name: 'k6_trigger_started_at', labels: {}, at: start, value: start },
      {
        name: 'k6_iteration_duration_seconds',
        labels,
        at: start + 900,
        histogram: bucketsOf(millisecond),
      },
    ]);
    expect(collector.measurements().latency.size).toBe(0);
  });
});
