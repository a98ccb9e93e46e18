import type { Strength } from '../../runner/contract/options.ts';

/** A strength as the command line has it. */
export type StrengthText = '1' | '2' | '3' | '4' | '5' | 'all';

export function strengthOf(text: StrengthText): Strength {
  return text === 'all' ? text : (Number(text) as Strength);
}
