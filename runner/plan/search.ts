import { bracketOf, heldAtLeast, isTie, tallies, type Bracket, type Tally, type Vote } from './votes.ts';

export interface SearchOptions {
  /** The rate that must hold, with headroom. */
  readonly required: number;
  /** Where the search begins; low. */
  readonly start: number;
  /** Never tried above this. */
  readonly highest: number;
  /** By how much a step is higher than the one before. */
  readonly growth: number;
  /** The search ends when what held and what failed differ by this share. */
  readonly precision: number;
  /** Looks for the capacity even where the required rate was shown to hold. */
  readonly findCapacity: boolean;
}

/** Why a search is over. */
export type Because =
  'required-held' | 'bracketed' | 'highest-held' | 'generator' | 'nothing-held' | 'not-recovered';

export type Next =
  | { readonly kind: 'step'; readonly purpose: Vote['purpose']; readonly rate: number }
  | { readonly kind: 'end'; readonly because: Because };

/** So many steps at a rate must agree before it counts as shown. */
export const agreeing = 2;

/** So often the target is looked at again before it counts as not recovered. */
export const mostRests = 5;

/** The next step of a search, given all steps so far; has no state of its own. */
export function nextStep(options: SearchOptions, votes: readonly Vote[]): Next {
  const next = goOn(options, tallies(votes));
  if (next.kind === 'end' || !isStrained(votes)) return next;
  if (rests(votes) >= mostRests) return { kind: 'end', because: 'not-recovered' };
  return { kind: 'step', purpose: 'recover', rate: rounded(restRate(options, votes)) };
}

/** Whether the target was overdriven and has not been seen well since; one that never was well is not waited for. */
function isStrained(votes: readonly Vote[]): boolean {
  const last = votes.at(-1);
  return last !== undefined && last.verdict !== 'held' && votes.some(({ verdict }) => verdict === 'held');
}

/** How many looks at the target in a row found it not well. */
function rests(votes: readonly Vote[]): number {
  const lastOther = votes.findLastIndex(({ purpose }) => purpose !== 'recover');
  return votes.length - 1 - lastOther;
}

/** The lowest rate that ever held is what the target is well at. */
function restRate({ start }: SearchOptions, votes: readonly Vote[]): number {
  return votes.reduce(
    (least, { rate, verdict }) => (verdict === 'held' ? Math.min(least, rate) : least),
    start,
  );
}

function goOn(options: SearchOptions, all: readonly Tally[]): Next {
  const { required, findCapacity } = options;
  const open = all.find((one) => isTie(one));
  if (open !== undefined) return step('repeat', open.rate);
  const heldEnough = heldAtLeast(all, neededRate(required));
  if (heldEnough >= agreeing && !findCapacity) return end('required-held');
  const bracket = bracketOf(all);
  if (bracket.high !== undefined) return narrow(options, all, bracket);
  if (heldEnough > 0 && !findCapacity) return step('repeat', bracket.low?.rate ?? required);
  return grow(options, all, bracket.low);
}

/** Nothing has failed yet: up, with a stop at the required rate. */
function grow(options: SearchOptions, all: readonly Tally[], low: Tally | undefined): Next {
  const { start, highest, growth, required } = options;
  const most = rounded(highest, Math.floor);
  const wall = all.find(isWall);
  if (low !== undefined && low.rate >= most) return confirmed(low) ?? end('highest-held');
  let rate = Math.min(low === undefined ? start : low.rate * growth, most);
  let purpose: Vote['purpose'] = 'grow';
  const needed = neededRate(required);
  if ((low?.rate ?? 0) < needed && needed <= rate) [rate, purpose] = [needed, 'required'];
  rate = rounded(rate, rate === most ? Math.floor : Math.round);
  if (wall !== undefined && rate >= wall.rate) {
    const canTry = needed < wall.rate && (low?.rate ?? 0) < needed;
    if (canTry) return step('required', needed);
    return (low === undefined ? undefined : confirmed(low)) ?? end('generator');
  }
  const tried = all.find((one) => one.rate === rate);
  return step(tried === undefined ? purpose : 'repeat', rate);
}

/** Something failed: between it and what held, until both are near each other and shown twice. */
function narrow(options: SearchOptions, all: readonly Tally[], { low, high }: Bracket): Next {
  if (high === undefined) return end('bracketed');
  const needed = neededRate(options.required);
  if (low === undefined) return lower(options, all, high);
  if (needed > low.rate && needed < high.rate && !tries(all, needed)) return step('required', needed);
  const wall = all.find((one) => isWall(one) && one.rate > low.rate && one.rate < high.rate);
  if (wall !== undefined) return confirmed(low) ?? end('generator');
  if (high.rate > low.rate * (1 + options.precision)) {
    const rate = between(all, low, high);
    if (rate > low.rate && rate < high.rate) return step(tries(all, rate) ? 'repeat' : 'narrow', rate);
  }
  return confirmed(low) ?? confirmed(high) ?? end('bracketed');
}

/** Not even the first rate held: a few lower ones are tried. */
function lower({ start }: SearchOptions, all: readonly Tally[], high: Tally): Next {
  const rate = rounded(high.rate / 2);
  if (rate < start / 5) return confirmed(high) ?? end('nothing-held');
  const wall = all.find(isWall);
  if (wall?.rate === rate) return end('generator');
  return step(tries(all, rate) ? 'repeat' : 'narrow', rate);
}

/**
 * The rate to try between two. A target that was asked for more than it can finish tells its capacity by what it
 * finished: just below and just above that, and only then the middle.
 */
function between(all: readonly Tally[], low: Tally, high: Tally): number {
  const saturated = high.reached < high.rate * 0.98;
  const middle = Math.sqrt(low.rate * high.rate);
  const guesses = saturated ? [high.reached * 0.985, high.reached * 1.015] : [];
  const fits = guesses
    .map((rate) => rounded(rate))
    .find((rate) => rate > low.rate * 1.005 && rate < high.rate * 0.995 && !tries(all, rate));
  return fits ?? rounded(middle);
}

/** Another step at a rate that not enough steps agree on; undefined where they do. */
function confirmed(tally: Tally): Next | undefined {
  return Math.abs(tally.held - tally.failed) >= agreeing ? undefined : step('repeat', tally.rate);
}

/** A rate that the generator was twice too weak for. */
function isWall({ held, failed, undecided }: Tally): boolean {
  return held + failed === 0 && undecided >= agreeing;
}

function tries(all: readonly Tally[], rate: number): boolean {
  return all.some((one) => one.rate === rate);
}

function step(purpose: Vote['purpose'], rate: number): Next {
  return { kind: 'step', purpose, rate };
}

function end(because: Because): Next {
  return { kind: 'end', because };
}

/** A rate as it is tried: whole from 100 on, else three digits. */
export function rounded(rate: number, round: (value: number) => number = Math.round): number {
  const unit = rate >= 100 ? 1 : rate >= 10 ? 10 : 100;
  return round(Number((rate * unit).toPrecision(12))) / unit;
}

/** The required rate as it is tried: never a little less. */
export function neededRate(required: number): number {
  return rounded(required, Math.ceil);
}
