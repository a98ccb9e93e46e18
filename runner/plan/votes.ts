/** A step as the search sees it. */
export interface Vote {
  readonly purpose: 'grow' | 'required' | 'narrow' | 'repeat' | 'recover';
  readonly rate: number;
  readonly reached: number;
  readonly verdict: 'held' | 'failed' | 'undecided';
}

/** What the steps at one rate said. */
export interface Tally {
  readonly rate: number;
  readonly held: number;
  readonly failed: number;
  readonly undecided: number;
  /** The most that was finished a second. */
  readonly reached: number;
}

/** After so many steps at one rate without a majority, it counts as failed. */
const mostTries = 5;

/** The steps by rate, ascending; checks of recovery are no votes. */
export function tallies(votes: readonly Vote[]): readonly Tally[] {
  const byRate = new Map<number, Tally>();
  for (const { purpose, rate, verdict, reached } of votes) {
    if (purpose === 'recover') continue;
    const at = byRate.get(rate) ?? { rate, held: 0, failed: 0, undecided: 0, reached: 0 };
    byRate.set(rate, { ...at, [verdict]: at[verdict] + 1, reached: Math.max(at.reached, reached) });
  }
  return [...byRate.values()].sort((a, b) => a.rate - b.rate);
}

/** Whether as many steps held as failed, and another one may tell. */
export function isTie({ held, failed }: Tally): boolean {
  return held > 0 && held === failed && held + failed < mostTries - 1;
}

/** What a rate amounts to by the majority of its steps. */
export function standing(tally: Tally): 'held' | 'failed' | 'unknown' {
  const { held, failed } = tally;
  if (held + failed === 0 || isTie(tally)) return 'unknown';
  return held > failed ? 'held' : 'failed';
}

/** Where the capacity lies, by what was tried so far. */
export interface Bracket {
  /** The highest rate that held, below the lowest that failed. */
  readonly low: Tally | undefined;
  readonly high: Tally | undefined;
}

export function bracketOf(all: readonly Tally[]): Bracket {
  const high = all.find((one) => standing(one) === 'failed');
  const low = all
    .filter((one) => standing(one) === 'held' && (high === undefined || one.rate < high.rate))
    .at(-1);
  return { low, high };
}

/** How many steps more held than failed, at a rate or above it and below the lowest that failed. */
export function heldAtLeast(all: readonly Tally[], rate: number): number {
  const { high } = bracketOf(all);
  return all
    .filter((one) => one.rate >= rate && (high === undefined || one.rate < high.rate))
    .reduce((sum, { held, failed }) => sum + held - failed, 0);
}
