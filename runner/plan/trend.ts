/** A trend of evenly spaced values. */
export interface Trend {
  /** Whether it rises by more than chance (Mann–Kendall, one-sided, 1 %). */
  readonly rises: boolean;
  /** By how much it rises from the first value to the last (Theil–Sen). */
  readonly by: number;
}

const onePercent = 2.326;
const leastValues = 6;

/** A test that needs no assumption on how values are spread, and that single outliers do not sway. */
export function trendOf(values: readonly number[]): Trend {
  const n = values.length;
  if (n < leastValues) return { rises: false, by: 0 };
  const slopes: number[] = [];
  let score = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const difference = (values[j] as number) - (values[i] as number);
      score += Math.sign(difference);
      slopes.push(difference / (j - i));
    }
  }
  const deviation = Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  return { rises: (score - 1) / deviation > onePercent, by: median(slopes) * (n - 1) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
