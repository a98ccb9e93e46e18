/** A threshold's expression taken apart: `p95<300ms`. */
export interface Limit {
  /** `p95`, `errors`, … in lower case. */
  readonly metric: string;
  /** A percentile's share of the samples, 0.95 for `p95`. */
  readonly share?: number;
  /** Whether it speaks of some kinds of requests only. */
  readonly scoped: boolean;
  /** Whether every window of the run must keep it. */
  readonly windowed: boolean;
  readonly direction: 'below' | 'above' | 'equal';
  readonly unit: string;
  /** The limit as it is written, in `unit`. */
  readonly value: number;
}

const form =
  /^\s*([A-Za-z][\w.-]*)\s*(\{[^{}]*\})?\s*(\[[^[\]]*\])?\s*(<=?|>=?|==?)\s*(\d+(?:\.\d+)?)\s*([a-zA-Zµ%/]*)\s*$/;

const directions: Readonly<Record<string, Limit['direction']>> = { '<': 'below', '>': 'above' };

/** Reads a threshold's expression; undefined where it is written in another way. */
export function readLimit(expression: string): Limit | undefined {
  const match = form.exec(expression);
  if (match === null) return undefined;
  const metric = (match[1] ?? '').toLowerCase();
  const direction = directions[match[4]?.[0] ?? ''] ?? 'equal';
  const limit: Limit = {
    metric,
    scoped: match[2] !== undefined,
    windowed: match[3] !== undefined,
    direction,
    value: Number(match[5]),
    unit: match[6] ?? '',
  };
  const percentile = /^p\(?(\d+(?:\.\d+)?)\)?$/.exec(metric);
  const share = percentile === null ? NaN : Number(percentile[1]) / 100;
  return share > 0 && share < 1 ? { ...limit, share } : limit;
}

const unitsInMs: Readonly<Record<string, number>> = { us: 0.001, µs: 0.001, ms: 1, s: 1000, m: 60_000 };

/** The limit in milliseconds, where it is one on latency. */
export function limitInMilliseconds(limit: Limit): number | undefined {
  const unit = unitsInMs[limit.unit];
  return unit === undefined ? undefined : limit.value * unit;
}
