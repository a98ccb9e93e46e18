import { randomUUID } from 'node:crypto';

/** Makes `Request-ID`s that no other run, worker or request shares (rule `dedup.fresh`). */
export interface RequestIds {
  /** The part that all ids of this run start with. */
  readonly run: string;
  next(): string;
}

/** Ids of one run: a random part for the run, then a count. Not seeded: a repeated run needs fresh ones. */
export function requestIds(): RequestIds {
  const run = `th-${randomUUID()}`;
  let count = 0;
  return { run, next: () => `${run}-${(++count).toString(36)}` };
}
