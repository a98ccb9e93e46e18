/** Gives the next item, at once where one is ready; undefined after the last. */
export type Source<T> = () => T | undefined | Promise<T | undefined>;

/**
 * Works through items with so many workers at once; each takes the next item when it is free, so nothing is made ahead.
 *
 * Ends early once `stopped()` holds; rejects with the first error after all workers have ended.
 */
export async function inCrowd<T>(
  next: Source<T>,
  workers: number,
  work: (item: T) => Promise<void>,
  stopped: () => boolean = () => false,
): Promise<void> {
  let failed: { readonly error: unknown } | undefined;
  const worker = async (): Promise<void> => {
    while (failed === undefined && !stopped()) {
      try {
        const given = next();
        // Waiting for what is there already would cost a turn of the loop for each item.
        const item = given instanceof Promise ? await given : given;
        if (item === undefined) return;
        await work(item);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  if (failed !== undefined) throw failed.error;
}

/** The items of a list, one after the other. */
export function sourceOf<T>(items: Iterable<T>): Source<T> {
  const iterator = items[Symbol.iterator]();
  return () => {
    const next = iterator.next();
    return next.done === true ? undefined : next.value;
  };
}
