import { PbfReader } from 'pbf';
import type { Buckets } from './buckets.ts';
import { readHistogram } from './native-histogram.ts';

/** One series of a remote-write request, with its last value. */
export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch of the last value. */
  readonly at: number;
  readonly value?: number;
  readonly histogram?: Buckets;
}

/** More than a run of ours ever sends; whoever sends more is refused. */
export const limits = { series: 5000, labels: 32, labelLength: 1000 };

interface Draft {
  name: string;
  labels: Record<string, string>;
  at: number;
  value?: number;
  histogram?: Buckets;
}

/**
 * Decodes a Prometheus remote-write request (protobuf `prometheus.WriteRequest`, not compressed).
 *
 * @throws Error if the bytes are no such request, or more than one of ours would be.
 */
export function readWriteRequest(bytes: Uint8Array): Series[] {
  const all: Series[] = [];
  new PbfReader(bytes).readFields((field, series, pbf) => {
    if (field !== 1) return;
    if (series.length >= limits.series) throw new Error('too many series');
    const draft = pbf.readMessage(readSeriesField, newDraft());
    if (draft.name !== '') series.push(draft);
  }, all);
  return all;
}

function newDraft(): Draft {
  return { name: '', labels: Object.create(null) as Record<string, string>, at: 0 };
}

function readSeriesField(field: number, draft: Draft, pbf: PbfReader): void {
  if (field === 1) {
    const { name, value } = pbf.readMessage(readLabelField, { name: '', value: '' });
    if (name.length > limits.labelLength || value.length > limits.labelLength)
      throw new Error('label too long');
    if (name === '__name__') draft.name = value;
    else draft.labels[name] = value;
    if (Object.keys(draft.labels).length > limits.labels) throw new Error('too many labels');
  } else if (field === 2) {
    const sample = pbf.readMessage(readSampleField, { value: 0, at: 0 });
    draft.value = sample.value;
    draft.at = sample.at;
  } else if (field === 4) {
    const { buckets, at } = readHistogram(pbf);
    draft.histogram = buckets;
    draft.at = at;
  }
}

function readLabelField(field: number, label: { name: string; value: string }, pbf: PbfReader): void {
  if (field === 1) label.name = pbf.readString();
  else if (field === 2) label.value = pbf.readString();
}

function readSampleField(field: number, sample: { value: number; at: number }, pbf: PbfReader): void {
  if (field === 1) sample.value = pbf.readDouble();
  else if (field === 2) sample.at = pbf.readVarint(true);
}
