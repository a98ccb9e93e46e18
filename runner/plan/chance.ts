/** How likely at least `count` events are where `expected` are expected (Poisson). */
export function atLeast(count: number, expected: number): number {
  if (count <= 0) return 1;
  let term = Math.exp(-expected);
  let below = 0;
  for (let i = 0; i < count; i++) {
    below += term;
    term *= expected / (i + 1);
  }
  return Math.max(0, 1 - below);
}

/** The highest share that `count` of `all` do not rule out at 95 %; with none seen, about 3 in `all`. */
export function highestShare(count: number, all: number): number {
  if (all === 0) return 1;
  let [low, high] = [count, count * 2 + 20];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    // At most `count` events, where `middle` are expected.
    if (1 - atLeast(count + 1, middle) > 0.05) low = middle;
    else high = middle;
  }
  return Math.min(1, high / all);
}
