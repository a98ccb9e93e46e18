/** Latency counts by second; a count belongs to the bucket with its index in `upTo` (ascending, milliseconds). */
export interface HeatInput {
  readonly seconds: number;
  readonly upTo: readonly number[];
  readonly heat: readonly { readonly t: number; readonly counts: readonly (readonly [number, number])[] }[];
}

/** Counts brought to few enough columns and latency bands to be seen. */
export interface HeatCells {
  readonly seconds: number;
  readonly columns: number;
  /** The upper bound of each band in milliseconds, ascending. */
  readonly bands: readonly number[];
  /** A row a band, from the quickest; a count a column. */
  readonly rows: readonly (readonly number[])[];
  /** The highest count of one cell. */
  readonly most: number;
}

/** Adds seconds into at most `columns` stretches and neighbouring buckets into at most `bands` bands. */
export function heatCells(
  input: HeatInput,
  limits: { readonly columns: number; readonly bands: number },
): HeatCells {
  const seconds = Math.max(1, Math.ceil(Number.isFinite(input.seconds) ? input.seconds : 1));
  const columns = Math.min(limits.columns, seconds);
  const [first, last] = usedBuckets(input);
  if (last < first) return { seconds, columns, bands: [], rows: [], most: 0 };
  const size = Math.ceil((last - first + 1) / limits.bands);
  const bands: number[] = [];
  for (let bucket = first; bucket <= last; bucket += size) {
    bands.push(input.upTo[Math.min(last, bucket + size - 1)] ?? 0);
  }
  const rows = bands.map(() => new Array<number>(columns).fill(0));
  for (const [t, bucket, count] of cellsOf(input)) {
    const row = rows[Math.floor((bucket - first) / size)] as number[];
    const column = Math.min(columns - 1, Math.max(0, Math.floor((t * columns) / seconds)));
    row[column] = (row[column] ?? 0) + count;
  }
  const most = rows.reduce((highest, row) => row.reduce((a, b) => Math.max(a, b), highest), 0);
  return { seconds, columns, bands, rows, most };
}

function usedBuckets(input: HeatInput): readonly [number, number] {
  let first = Infinity;
  let last = -1;
  for (const [, bucket] of cellsOf(input)) {
    first = Math.min(first, bucket);
    last = Math.max(last, bucket);
  }
  return [first, last];
}

function* cellsOf(input: HeatInput): Generator<readonly [number, number, number]> {
  for (const { t, counts } of input.heat) {
    for (const [bucket, count] of counts) {
      if (input.upTo[bucket] !== undefined && count > 0 && Number.isFinite(t)) yield [t, bucket, count];
    }
  }
}
