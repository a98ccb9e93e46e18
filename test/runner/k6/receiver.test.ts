import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { request } from 'undici';
import { compress } from 'snappyjs';
import { startReceiver, type Receiver } from '../../../runner/k6/receive/receiver.ts';
import { encodeWrite, type TestSeries } from './__encode.ts';

const start = 1_700_000_000_000;

describe('the receiver of measurements', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());

  const push = async (body: Uint8Array, generator = '0'): Promise<number> => {
    const { statusCode, body: answer } = await request(receiver.urlFor(generator), {
      method: 'POST',
      body: Buffer.from(body),
    });
    await answer.dump();
    return statusCode;
  };
  const began: TestSeries = { name: 'k6_trigger_started_at', at: start, value: start };
  const requests = (at: number, value: number, kind = 'json-accept'): TestSeries => ({
    name: 'k6_http_reqs_total',
    labels: { kind },
    at: start + at,
    value,
  });
  const latency = (at: number, counts: [number, number][]): TestSeries => ({
    name: 'k6_iteration_duration_seconds',
    labels: { kind: 'json-accept' },
    at: start + at,
    histogram: { schema: 3, counts: new Map(counts), sum: 1 },
  });

  it('turns cumulative counts into counts by second', async () => {
    expect(await push(encodeWrite([began, requests(1000, 100)]))).toBe(204);
    await push(encodeWrite([requests(2000, 250)]));
    await push(encodeWrite([requests(3000, 251, 'json-accept'), requests(3000, 7, 'json-reject')]));
    const { finished, seconds, startedAt } = receiver.collector.measurements();
    expect(startedAt).toBe(start);
    expect(Object.fromEntries(finished)).toEqual({ 'json-accept': 251, 'json-reject': 7 });
    expect([0, 1, 2].map((t) => seconds.get(t)?.finished)).toEqual([100, 150, 8]);
  });

  it('keeps latency by kind and by second', async () => {
    await push(encodeWrite([began, latency(900, [[-60, 3]])]));
    await push(
      encodeWrite([
        latency(1900, [
          [-60, 5],
          [-40, 1],
        ]),
      ]),
    );
    const { latency: all, seconds } = receiver.collector.measurements();
    expect(all.get('json-accept')?.count).toBe(6);
    expect(all.get('json-accept')?.counts).toEqual(
      new Map([
        [-60, 5],
        [-40, 1],
      ]),
    );
    expect([seconds.get(0)?.latency.count, seconds.get(1)?.latency.count]).toEqual([3, 3]);
  });

  it('adds up generators that each count from nothing', async () => {
    await push(encodeWrite([began, requests(1000, 10)]), 'a');
    await push(encodeWrite([began, requests(1000, 5)]), 'b');
    await push(encodeWrite([requests(2000, 12)]), 'a');
    expect(receiver.collector.measurements().finished.get('json-accept')).toBe(17);
  });

  it('does not count a push twice that says the same', async () => {
    await push(encodeWrite([began, requests(1000, 10)]));
    await push(encodeWrite([began, requests(1000, 10)]));
    expect(receiver.collector.measurements().finished.get('json-accept')).toBe(10);
  });

  it('tells failures, violations, duplicates and drops apart', async () => {
    const counter = (name: string, value: number, labels = {}): TestSeries => ({
      name,
      labels,
      at: start + 500,
      value,
    });
    await push(
      encodeWrite([
        began,
        counter('k6_trigger_failures_total', 2, { failure: 'status:500' }),
        counter('k6_trigger_violations_total', 3, { rule: 'envelope.shape', kind: 'xml-accept' }),
        counter('k6_trigger_duplicates_total', 4),
        counter('k6_dropped_iterations_total', 5),
        counter('k6_trigger_exceptions_total', 6),
      ]),
    );
    const measured = receiver.collector.measurements();
    expect(measured.failures.get('status:500')).toEqual({ count: 2, firstAt: 0, lastAt: 0 });
    expect(measured.violations.get('envelope.shape')?.count).toBe(3);
    expect(measured.violationsByKind.get('xml-accept')).toBe(3);
    expect([measured.duplicates.count, measured.dropped, measured.exceptions.count]).toEqual([4, 5, 6]);
  });

  it.each([
    { name: 'bytes that are not compressed', body: Buffer.from('nonsense, and not snappy at all') },
    { name: 'compressed nonsense', body: compress(Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x7f])) },
    { name: 'a length of 4 GB', body: Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0x00]) },
    { name: 'nothing', body: Buffer.alloc(0) },
  ])('takes nothing from $name', async ({ body }) => {
    const status = await push(body);
    expect(receiver.collector.measurements().finished.size).toBe(0);
    if (body.length > 0) expect(status).toBe(400);
    expect(await push(encodeWrite([began, requests(1000, 1)]))).toBe(204);
  });

  it('takes nothing that is too large, and nothing from a stranger', async () => {
    expect(await push(Buffer.alloc(5 * 1024 * 1024))).toBe(413);
    const url = new URL(receiver.urlFor('0'));
    url.pathname = '/guessed/0';
    const { statusCode } = await request(url, {
      method: 'POST',
      body: Buffer.from(encodeWrite([began, requests(1000, 1)])),
    });
    expect(statusCode).toBe(404);
    expect(receiver.refused).toBe(2);
    expect(receiver.collector.measurements().startedAt).toBeUndefined();
  });

  it('refuses histograms whose spans and counts do not fit', async () => {
    const { PbfWriter } = await import('pbf');
    const pbf = new PbfWriter();
    pbf.writeMessage(
      1,
      (_: null, series) =>
        series.writeMessage(4, (_2: null, histogram) => histogram.writePackedSVarint(12, [1, 2]), null),
      null,
    );
    expect(await push(compress(pbf.finish()))).toBe(400);
  });
});
