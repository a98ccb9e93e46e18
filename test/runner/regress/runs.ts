import { rulesGlob } from '../../../cli/options/rules-glob.ts';
import type { Baseline } from '../../../model/regress.ts';
import type { RegressResult } from '../../../model/regress-result.ts';
import type { Target } from '../../../model/target.ts';
import { compareTargets, compareWithBaseline } from '../../../runner/regress/compare.ts';
import { recordBaseline } from '../../../runner/regress/record.ts';

const sending = { concurrency: 8, timeoutMs: 10_000, confirmed: [] };

export interface Choice {
  readonly rules: string;
  readonly strength?: 1 | 2;
}

export function recorded(target: Target, { rules, strength = 1 }: Choice): Promise<Baseline> {
  const asked = { seed: 1, strength, rules: rulesGlob(rules), rulesText: rules, runs: 2 };
  return recordBaseline(target, { ...sending, ...asked });
}

export function compared(target: Target, baseline: Baseline): Promise<RegressResult> {
  return compareWithBaseline(target, baseline, {
    ...sending,
    failOn: 'breaking',
    command: 'test',
    rules: rulesGlob(baseline.rules ?? '*'),
  });
}

export function sideBySide(
  first: Target,
  second: Target,
  { rules, strength = 1 }: Choice,
): Promise<RegressResult> {
  const asked = { seed: 1, strength, rules: rulesGlob(rules) };
  return compareTargets(first, second, { ...sending, ...asked, failOn: 'breaking', command: 'test' });
}

/** Differences in short: class, rule, message. */
export function inShort({ differences }: RegressResult): string[] {
  return differences.map((one) => `${one.class} ${one.rule}: ${one.message}`);
}
