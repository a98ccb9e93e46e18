/**
 * Makes Request-IDs that are used once: run, virtual user and a counter of its own.
 *
 * Rule `dedup.fresh`. `__VU` counts from 1 in each process: what tells several of them apart is in `runId`.
 */
export function requestIds(runId: string, vu: number): () => string {
  const prefix = `${runId}-${vu.toString(36)}-`;
  let count = 0;
  return () => prefix + (count++).toString(36);
}
