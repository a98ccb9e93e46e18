import type { PbfReader } from 'pbf';
import type { Buckets } from './buckets.ts';

/** A histogram has a few hundred buckets at most: 9 % wide from a nanosecond to a day. */
const mostBuckets = 4000;

interface Draft {
  count: number;
  sum: number;
  schema: number;
  zero: number;
  spans: { offset: number; length: number }[];
  deltas: number[];
  at: number;
}

/**
 * Reads a message `prometheus.Histogram` of whole counts; negative values, which no time has, are ignored.
 *
 * @throws Error if it is malformed.
 */
export function readHistogram(pbf: PbfReader): { readonly buckets: Buckets; readonly at: number } {
  const empty: Draft = { count: 0, sum: 0, schema: 0, zero: 0, spans: [], deltas: [], at: 0 };
  const draft = pbf.readMessage(readField, empty);
  const { count, sum, schema, zero, at } = draft;
  if (schema < -4 || schema > 8) throw new Error('a histogram of an unknown schema');
  return { buckets: { schema, zero, counts: countsOf(draft), count, sum }, at };
}

function readField(field: number, draft: Draft, pbf: PbfReader): void {
  if (field === 1) draft.count = pbf.readVarint();
  else if (field === 3) draft.sum = pbf.readDouble();
  else if (field === 4) draft.schema = pbf.readSVarint();
  else if (field === 6) draft.zero = pbf.readVarint();
  else if (field === 11) draft.spans.push(pbf.readMessage(readSpanField, { offset: 0, length: 0 }));
  else if (field === 12) pbf.readPackedSVarint(draft.deltas);
  else if (field === 15) draft.at = pbf.readVarint(true);
  if (draft.spans.length > mostBuckets || draft.deltas.length > mostBuckets)
    throw new Error('too many buckets');
}

function readSpanField(field: number, span: { offset: number; length: number }, pbf: PbfReader): void {
  if (field === 1) span.offset = pbf.readSVarint();
  else if (field === 2) span.length = pbf.readVarint();
}

/** Spans give the indices, deltas the counts: each the difference from the one before. */
function countsOf({ spans, deltas }: Draft): Map<number, number> {
  const counts = new Map<number, number>();
  let index = 0;
  let at = 0;
  let count = 0;
  for (const { offset, length } of spans) {
    index += offset;
    for (let i = 0; i < length; i++, index++) {
      const delta = deltas[at++];
      if (delta === undefined) throw new Error('a histogram with fewer counts than its spans say');
      count += delta;
      if (count < 0) throw new Error('a histogram with a negative count');
      if (count > 0) counts.set(index, count);
    }
  }
  if (at !== deltas.length) throw new Error('a histogram with more counts than its spans say');
  return counts;
}
