import type { DifferenceClass } from '../../model/regress.ts';
import type { RegressResult, Side } from '../../model/regress-result.ts';
import type { Tone } from '../shell.ts';

/** The verdict's word and colour. */
export const verdicts: Readonly<
  Record<RegressResult['verdict'], { readonly word: string; readonly tone: Tone }>
> = {
  same: { word: 'NO REGRESSION', tone: 'good' },
  changed: { word: 'CHANGED, NOT BROKEN', tone: 'unsure' },
  breaking: { word: 'REGRESSION', tone: 'bad' },
  'not-comparable': { word: 'NOT COMPARABLE', tone: 'unsure' },
};

/** What a class means to somebody who calls the API. */
export const classWords: Readonly<Record<DifferenceClass, string>> = {
  breaking: 'Callers that were served are not any more, or cannot rely on what they relied on.',
  behaviour: 'What was refused is taken, or is refused otherwise.',
  wording: 'Only the text of an answer is another.',
  addition: 'Something is there that was not.',
};

export const classTones: Readonly<Record<DifferenceClass, Tone | 'plain'>> = {
  breaking: 'bad',
  behaviour: 'unsure',
  wording: 'plain',
  addition: 'good',
};

/** A side as a line for people. */
export function sideWords({ kind, name, platform, host, harness }: Side): string {
  return `${kind} ${name}${host === undefined ? '' : ` (${host})`}, platform ${platform}, harness ${harness}`;
}
