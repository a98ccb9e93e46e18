/**
 * Makes Request-IDs that are used once: run, virtual user and a counter of its own.
 *
 * Rule `dedup.fresh`. k6 numbers virtual users across all its instances, so no two share a prefix.
 */
export function requestIds(runId: string, vu: number): () => string {
  const prefix = `${runId}-${vu.toString(36)}-`;
  let count = 0;
  return () => prefix + (count++).toString(36);
}
