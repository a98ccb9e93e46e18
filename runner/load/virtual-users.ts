/** Seconds that a target may stand still before arrivals find no virtual user free. */
const covered = 3;

/** A virtual user takes 0.7 MB, and 1.7 MB once it has sent something. */
const usualMost = 1000;

/**
 * Little's law: as many are busy as arrive in the time that a request takes.
 *
 * All of them are made ready beforehand: k6 drops the arrivals that it would make further ones for.
 */
export function virtualUsersFor(rate: number, asked: number | undefined): number {
  return asked ?? Math.min(usualMost, Math.max(10, Math.ceil(rate * covered)));
}
