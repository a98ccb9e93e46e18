import { readFile } from 'node:fs/promises';
import { quantileNames, type ExactLatency } from './exact.ts';

/** k6's own exact figures, as its handleSummary wrote them; undefined where it did not. */
export async function readSummary(path: string | null): Promise<ExactLatency | undefined> {
  if (path === null) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
  const values = at(at(at(value, 'metrics'), 'iteration_duration'), 'values');
  const count = at(values, 'count');
  if (typeof count !== 'number' || count === 0) return undefined;
  const quantiles = new Map<number, number>();
  for (const [quantile, name] of quantileNames) {
    const ms = at(values, name);
    if (typeof ms === 'number') quantiles.set(quantile, ms);
  }
  return { count, quantiles };
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
