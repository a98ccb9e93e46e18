import exec from 'k6/execution';
import { isConstant, makeDueTimes } from '../../model/load-shape.ts';
import type { LoadPlan } from '../../model/corpus.ts';
import { firstLate, lateness, sinceDue, startedAt } from './metrics.ts';

/** A request that begins later than this after it was due is measured from then; k6's clock counts whole milliseconds. */
const lateMs = 10;

/** Keeps one virtual user's requests to the plan: when each was due, and which are none of it. */
export interface DueClock {
  /** Called before a request; false: k6 began one too many. */
  begin(): boolean;
  /** The number of the present request among those of this instance, from 0. */
  number(): number;
  /** Called when a request's answer was judged. */
  end(): void;
}

/**
 * k6 measures an iteration from its begin, which is late where k6 itself was short of CPU.
 *
 * The samples of a late iteration carry the tag `late`, and its time since it was due is measured beside them.
 */
export function makeDueClock({ shape, requests, warmUpMs }: LoadPlan): DueClock {
  const dueTimes = makeDueTimes(shape);
  const { tags } = exec.vu.metrics;
  // Kept, because making this object costs a fifth of a request.
  const { scenario } = exec;
  const { startTime } = scenario;
  startedAt.add(startTime);
  const atOnce = isConstant(shape);
  // Most runs have one rate: no call for each request.
  const periodMs = 1000 / (shape[0]?.from ?? 1);
  let mark = 'yes';
  /** By how much everything is late, as far as this virtual user has seen: k6 counts a ramp's time from later. */
  let offset = atOnce ? 0 : Infinity;
  /** Samples of the warm-up carry a tag of their own: figures leave them out. */
  let warm = warmUpMs > 0;
  if (warm) tags['warm'] = 'yes';
  /** When the present request was due, if it is late; 0: it is not. */
  let lateSince = 0;

  /** Since when a request at a rate that changes counts, by what this virtual user has seen before. */
  function sinceSeen(now: number, due: number): number {
    const isFirst = offset === Infinity;
    // The receiver, which knows of all virtual users, decides whether the first request of one was late.
    mark = isFirst ? 'first' : 'yes';
    if (isFirst) firstLate.add(now - due);
    if (now - due < offset) offset = now - due;
    return isFirst ? due : due + offset;
  }

  return {
    begin() {
      const number = scenario.iterationInTest;
      if (number >= requests) {
        tags['late'] = 'surplus';
        lateSince = 0;
        return false;
      }
      const due = atOnce ? number * periodMs : dueTimes(number);
      if (warm && due >= warmUpMs) {
        warm = false;
        delete tags['warm'];
      }
      const now = Date.now();
      const since = atOnce ? startTime + due : sinceSeen(now, startTime + due);
      if (now - since > lateMs) {
        tags['late'] = mark;
        lateness.add(now - since);
        lateSince = since;
      } else if (lateSince !== 0) {
        delete tags['late'];
        lateSince = 0;
      }
      return true;
    },
    number: () => scenario.iterationInInstance,
    end() {
      if (lateSince !== 0) sinceDue.add(Date.now() - lateSince);
    },
  };
}
