import type { RuleId } from '../../model/rules.ts';
import type { SuiteOptions } from './hunt.ts';

/** What a fault needs to be found beyond strength 1, by its name. */
export const needs: Readonly<Record<string, SuiteOptions>> = {
  // Every request that it does not answer costs the whole time limit.
  'no-answer': { timeoutMs: 2000 },
  'peer-12-pair-of-values-refused': { strength: 2 },
  // At strength 1 only the relations of open cases show them.
  'peer-11-ignored-email-has-effect': { strength: 2 },
  'ignored-email-refused': { strength: 2 },
  'matching-phone-refused-in-xml': { strength: 2 },
  'two-profile-id-and-resource-1': { strength: 2 },
};

/** Rules that are as right as the fault's own, and why. */
export const alsoRight: Readonly<
  Record<string, { readonly rules: readonly RuleId[]; readonly because: string }>
> = {
  'link-answers-204': { rules: ['envelope.parse'], because: 'an answer without a body does not parse' },
  'cdata-refused': { rules: ['content.object'], because: 'only a text can be written as a CDATA section' },
};
