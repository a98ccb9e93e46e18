/**
 * Works through items with so many workers at once; each takes the next item when it is free, so nothing is made ahead.
 *
 * Ends early once `stopped()` holds; rejects with the first error after all workers have ended.
 */
export async function inCrowd<T>(
  items: Iterable<T>,
  workers: number,
  work: (item: T) => Promise<void>,
  stopped: () => boolean = () => false,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  let failed: { readonly error: unknown } | undefined;
  const worker = async (): Promise<void> => {
    while (failed === undefined && !stopped()) {
      const next = iterator.next();
      if (next.done === true) return;
      try {
        await work(next.value);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  iterator.return?.();
  if (failed !== undefined) throw failed.error;
}
