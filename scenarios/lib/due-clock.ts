import exec from 'k6/execution';
import type { LoadPlan } from '../../model/corpus.ts';
import { lateness, sinceDue, startedAt } from './metrics.ts';
import { periodOf } from './options.ts';

/** A request that begins later than this after it was due is measured from then; k6's clock counts whole milliseconds. */
const lateMs = 10;

/** Keeps one virtual user's requests to the plan: when each was due, and which are none of it. */
export interface DueClock {
  /** Called before a request; false: k6 began one too many. */
  begin(): boolean;
  /** Called when a request's answer was judged. */
  end(): void;
}

/**
 * k6 measures an iteration from its begin, which is late where k6 itself was short of CPU.
 *
 * The samples of a late iteration carry the tag `late`, and its time since it was due is measured beside them.
 */
export function makeDueClock({ rate, requests }: LoadPlan): DueClock {
  const periodMs = periodOf(rate);
  const { tags } = exec.vu.metrics;
  // Kept, because making this object costs a fifth of a request.
  const { scenario } = exec;
  const { startTime } = scenario;
  startedAt.add(startTime);
  /** When the present request was due, if it is late; 0: it is not. */
  let lateSince = 0;

  return {
    begin() {
      const number = scenario.iterationInTest;
      if (number >= requests) {
        tags['late'] = 'surplus';
        lateSince = 0;
        return false;
      }
      const due = startTime + number * periodMs;
      const late = Date.now() - due;
      if (late > lateMs) {
        tags['late'] = 'yes';
        lateness.add(late);
        lateSince = due;
      } else if (lateSince !== 0) {
        delete tags['late'];
        lateSince = 0;
      }
      return true;
    },
    end() {
      if (lateSince !== 0) sinceDue.add(Date.now() - lateSince);
    },
  };
}
