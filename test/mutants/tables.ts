import type { RuleId } from '../../model/rules.ts';
import type { SuiteOptions } from './hunt.ts';

/** What a fault needs to be found beyond strength 1, by its name. */
export const needs: Readonly<Record<string, SuiteOptions>> = {
  // Every request that it does not answer costs the whole time limit.
  'no-answer': { timeoutMs: 2000 },
  'peer-12-pair-of-values-refused': { strength: 2 },
};

/** Rules that are as right as the fault's own, and why. */
export const alsoRight: Readonly<
  Record<string, { readonly rules: readonly RuleId[]; readonly because: string }>
> = {};
