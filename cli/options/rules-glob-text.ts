import type { RuleId } from '../../model/rules.ts';
import { rulesGlob } from './rules-glob.ts';

/** A filter on rule ids together with the text that it was given as, for what is kept in a file. */
export interface RulesChoice {
  readonly text: string;
  readonly takes: (id: RuleId) => boolean;
}

export function rulesChoice(text: string): RulesChoice {
  return { text, takes: rulesGlob(text) };
}
