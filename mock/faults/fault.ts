import type { RuleId } from '../../model/rules.ts';
import type { Hooks } from './hooks.ts';

/** A mistake that the mock can be told to make. */
export interface MockFault {
  readonly name: string;
  readonly description: string;
  /** The rule of the specification that it breaks. */
  readonly rule: RuleId;
  /** Names of the parameters that together trigger it; `encoding` where only one encoding does. */
  readonly parameters: readonly string[];
  /** It shows only in what was launched, not in the answer. */
  readonly needs?: 'observer';
}

/** A fault with what makes it; a function where it remembers something between requests. */
export interface FaultEntry extends MockFault {
  readonly hooks: Hooks | (() => Hooks);
}
