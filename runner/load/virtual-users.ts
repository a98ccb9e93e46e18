/** How many virtual users wait for arrivals, and how many there may be at most. */
export interface VirtualUsers {
  readonly preAllocated: number;
  readonly max: number;
}

/** Seconds that a target may take before arrivals find no virtual user free. */
const covered = 1;

/** A virtual user takes about 0.5 MB. */
const mostPreAllocated = 1000;
const usualMost = 2000;

/**
 * Little's law: as many are busy as arrive in the time that a request takes. Made ready for answers of a second, because
 * k6 drops the arrivals that it makes further users for.
 */
export function virtualUsersFor(rate: number, asked: number | undefined): VirtualUsers {
  const wanted = Math.max(10, Math.ceil(rate * covered));
  const preAllocated = Math.min(wanted, mostPreAllocated, asked ?? mostPreAllocated);
  return { preAllocated, max: asked ?? Math.max(preAllocated, Math.min(usualMost, wanted * 2)) };
}
