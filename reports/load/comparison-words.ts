import type { LoadComparison } from '../../model/load-comparison.ts';
import type { Tone } from '../shell.ts';

export const comparisonWords: Readonly<
  Record<LoadComparison['verdict'], { readonly word: string; readonly tone: Tone }>
> = {
  slower: { word: 'slower', tone: 'bad' },
  faster: { word: 'faster', tone: 'good' },
  'no-difference': { word: 'no difference shown', tone: 'unsure' },
  'not-comparable': { word: 'not comparable', tone: 'unsure' },
};

/** A difference with its sign: `+12.3 ms (+40 %)`. */
export function differenceWords(now: number, before: number): string {
  const sign = now >= before ? '+' : '−';
  const by = Number(Math.abs(now - before).toPrecision(3));
  const share = before > 0 ? ` (${sign}${Math.abs(Math.round((now / before - 1) * 100))} %)` : '';
  return `${sign}${by} ms${share}`;
}
