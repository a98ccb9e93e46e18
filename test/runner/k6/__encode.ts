import { PbfWriter } from 'pbf';
import { compress } from 'snappyjs';

/** A series for the test's own encoder; histograms as counts by bucket index. */
export interface TestSeries {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly at: number;
  readonly value?: number;
  readonly histogram?: {
    readonly schema: number;
    readonly zero?: number;
    readonly counts: ReadonlyMap<number, number>;
    readonly sum: number;
  };
}

/** A remote-write request as k6 would send it, written from the protocol's own definition. */
export function encodeWrite(series: readonly TestSeries[]): Uint8Array {
  const pbf = new PbfWriter();
  for (const one of series) pbf.writeMessage(1, writeSeries, one);
  return compress(pbf.finish());
}

function writeSeries(one: TestSeries, pbf: PbfWriter): void {
  for (const [name, value] of Object.entries({ __name__: one.name, ...one.labels })) {
    pbf.writeMessage(1, writeLabel, { name, value });
  }
  if (one.value !== undefined) pbf.writeMessage(2, writeSample, { value: one.value, at: one.at });
  if (one.histogram !== undefined) pbf.writeMessage(4, writeHistogram, one);
}

function writeLabel({ name, value }: { name: string; value: string }, pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeStringField(2, value);
}

function writeSample({ value, at }: { value: number; at: number }, pbf: PbfWriter): void {
  pbf.writeDoubleField(1, value);
  pbf.writeVarintField(2, at);
}

function writeHistogram({ histogram, at }: TestSeries, pbf: PbfWriter): void {
  if (histogram === undefined) return;
  const { schema, zero = 0, sum } = histogram;
  const counts = [...histogram.counts].sort(([a], [b]) => a - b);
  pbf.writeVarintField(1, zero + counts.reduce((total, [, count]) => total + count, 0));
  pbf.writeDoubleField(3, sum);
  pbf.writeSVarintField(4, schema);
  pbf.writeVarintField(6, zero);
  const deltas: number[] = [];
  let next = 0;
  let before = 0;
  for (const [index, count] of counts) {
    // A span for each bucket: the reader must not depend on how buckets are grouped.
    pbf.writeMessage(11, writeSpan, { offset: index - next, length: 1 });
    next = index + 1;
    deltas.push(count - before);
    before = count;
  }
  pbf.writePackedSVarint(12, deltas);
  pbf.writeVarintField(15, at);
}

function writeSpan({ offset, length }: { offset: number; length: number }, pbf: PbfWriter): void {
  pbf.writeSVarintField(1, offset);
  pbf.writeVarintField(2, length);
}
