/** When requests of a constant rate are due: the n-th (from 0) n/rate seconds after the start. */
export function plannedRequests(rate: number, durationMs: number): number {
  // The share keeps 100/s × 1.1 s from giving 111 because of binary fractions.
  return Math.max(1, Math.ceil((rate * durationMs) / 1000 - 1e-6));
}

/** How many requests are due in the second that starts at `t`. */
export function dueIn(t: number, rate: number, planned: number): number {
  const dueBefore = (seconds: number): number => Math.min(planned, Math.ceil(seconds * rate - 1e-6));
  return Math.max(0, dueBefore(t + 1) - dueBefore(t));
}
