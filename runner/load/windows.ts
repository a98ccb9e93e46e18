import { dueIn, type Schedule } from '../../model/load-shape.ts';
import { coarsened, emptyBuckets, type Buckets } from '../k6/receive/buckets.ts';
import { noCounts, type Second } from '../k6/receive/measurements.ts';
import type { Figures } from './evaluate.ts';
import { add, figuresOfPart, partOfSecond, type Part } from './part.ts';
import type { Scope } from './scope.ts';

/** Seconds of a run, from the first to before the last. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Every window of a length that lies within a time, a second apart. */
export function slidingWindows(length: number, within: Window): Window[] {
  const count = Math.max(0, Math.floor(within.to - within.from - length + 1));
  return Array.from({ length: count }, (_, i) => ({ from: within.from + i, to: within.from + i + length }));
}

/** The figures of each window, which must be in order: seconds are added and taken away as they come and go. */
export function* figuresByWindow(
  windows: readonly Window[],
  seconds: ReadonlyMap<number, Second>,
  schedule: Schedule,
  scope: Scope,
): Generator<{ readonly window: Window; readonly figures: Figures }> {
  const partAt = (t: number): Part => partOfSecond(seconds.get(t), scope, dueIn(t, schedule));
  const sum = new RunningSum();
  let from = 0;
  let to = 0;
  for (const window of windows) {
    if (window.from >= to) {
      sum.clear();
      from = to = window.from;
    }
    while (to < window.to) sum.add(partAt(to++), 1);
    while (from < window.from) sum.add(partAt(from++), -1);
    yield { window, figures: figuresOfPart(sum.part(), window.to - window.from) };
  }
}

/** A part that seconds are added to and taken from. */
class RunningSum {
  #part: Part = { ...noCounts(), planned: 0, dropped: 0, latency: emptyBuckets() };
  #counts = new Map<number, number>();

  clear(): void {
    this.#part = { ...noCounts(), planned: 0, dropped: 0, latency: emptyBuckets() };
    this.#counts = new Map();
  }

  add(more: Part, sign: 1 | -1): void {
    const part = this.#part;
    add(part, more, sign);
    part.planned += sign * more.planned;
    part.dropped += sign * more.dropped;
    const { zero, count, sum, schema } = part.latency;
    const latency = coarsened(more.latency, schema);
    for (const [index, samples] of latency.counts) {
      const left = (this.#counts.get(index) ?? 0) + sign * samples;
      if (left === 0) this.#counts.delete(index);
      else this.#counts.set(index, left);
    }
    part.latency = {
      schema,
      counts: this.#counts,
      zero: zero + sign * latency.zero,
      count: count + sign * latency.count,
      sum: sum + sign * latency.sum,
    };
  }

  /** As it is now; the next change is not seen in it. */
  part(): Part {
    const latency: Buckets = { ...this.#part.latency, counts: new Map(this.#counts) };
    return { ...this.#part, latency };
  }
}
