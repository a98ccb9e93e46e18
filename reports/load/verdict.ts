import type { LoadResult } from '../../model/load-result.ts';
import { count, percent } from '../charts/format.ts';
import type { Tone } from '../shell.ts';

/** What a load run amounts to, in the words of its report. */
export interface LoadVerdict {
  readonly kind: LoadResult['verdict'];
  readonly word: 'PASS' | 'FAIL' | 'INVALID RUN' | 'INCOMPLETE';
  readonly tone: Tone;
  readonly reason: string;
}

/** More than this share of the plan dropped, and the run says nothing about the target. */
export const droppedShareAllowed = 0.001;

const words = {
  pass: { word: 'PASS', tone: 'good' },
  fail: { word: 'FAIL', tone: 'bad' },
  invalid: { word: 'INVALID RUN', tone: 'unsure' },
  partial: { word: 'INCOMPLETE', tone: 'unsure' },
} as const;

/** The result's verdict; one that calls a run with too much dropped anything but invalid is not believed. */
export function verdictOf(result: LoadResult): LoadVerdict {
  const share = droppedShare(result);
  const judged = result.verdict === 'pass' || result.verdict === 'fail';
  if (!judged || share <= droppedShareAllowed) {
    return { kind: result.verdict, ...words[result.verdict], reason: sentence(result.reason) };
  }
  const { dropped, planned } = result.requests;
  const reason = `${count(dropped)} of ${count(planned)} planned requests (${percent(share)}) were never sent; at most ${percent(droppedShareAllowed)} may be.`;
  return { kind: 'invalid', ...words.invalid, reason };
}

/** The share of the plan that was never sent, 0 to 1. */
export function droppedShare({ requests }: LoadResult): number {
  return requests.planned > 0 ? requests.dropped / requests.planned : 0;
}

/** A reason begins like a sentence, unless with a name such as k6 or p95. */
function sentence(reason: string): string {
  return /^[a-z]{2}/.test(reason) ? `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}` : reason;
}
