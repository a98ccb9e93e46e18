import { planCases, type MixedStrength } from '../../generators/index.ts';
import { exitCodes } from '../../model/errors.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import type { Context } from '../context.ts';
import { strengthOf, type StrengthText } from '../options/strength.ts';

export interface ExplainOptions {
  readonly seed: number;
  readonly strength: StrengthText;
  readonly stronger?: readonly MixedStrength[];
  readonly sample?: number;
  readonly rules?: (id: RuleId) => boolean;
}

/** Strengths whose coverage is counted; beyond them the counting takes longer than a run. */
const counted = [1, 2, 3, 4] as const;

/** Says what a run would send, without sending anything: cases by kind, combinations exercised, what is left out and why. */
export function explain(options: ExplainOptions, target: Target, { terminal }: Context): number {
  const plan = planCases(target, {
    seed: options.seed,
    strength: strengthOf(options.strength),
    mixed: options.stronger,
    sample: options.sample,
    ...(options.rules && { rules: options.rules }),
  });
  const kinds = kindsOf(plan);
  const coverage = counted.flatMap((strength) => plan.coverage(strength));
  terminal.say(`Strength ${options.strength}, seed ${options.seed}: ${plan.count} cases`);
  for (const [kind, { cases, faults }] of kinds) {
    const of = faults === 0 ? '' : `, ${faults} faults in their contexts`;
    terminal.say(`  ${kind.padEnd(8)} ${String(cases).padStart(8)}${of}`);
  }
  terminal.say('\nCombinations that the valid cases have:');
  for (const { space, strength, possible, exercised } of coverage) {
    const share = possible === 0 ? 100 : (100 * exercised) / possible;
    terminal.say(
      `  ${space.padEnd(7)} any ${strength} levels ${share.toFixed(1).padStart(6)} %  ${exercised} of ${possible}`,
    );
  }
  if (plan.skipped.length > 0) terminal.say('\nLeft out:');
  for (const { rule, fault, reason } of plan.skipped) {
    terminal.say(`  ${fault === undefined ? rule : `${rule} (${fault})`}: ${reason}`);
  }
  terminal.emit({
    strength: options.strength,
    seed: options.seed,
    cases: plan.count,
    kinds: Object.fromEntries(kinds),
    coverage,
    skipped: plan.skipped,
  });
  return exitCodes.ok;
}

function kindsOf(plan: ReturnType<typeof planCases>): Map<string, { cases: number; faults: number }> {
  const counts = new Map<string, { cases: number; names: Set<string> }>();
  for (const { kind, fault } of plan.cases()) {
    const seen = counts.get(kind) ?? { cases: 0, names: new Set<string>() };
    seen.cases++;
    if (fault !== undefined) seen.names.add(`${fault.rule}.${fault.name}`);
    counts.set(kind, seen);
  }
  return new Map([...counts].map(([kind, { cases, names }]) => [kind, { cases, faults: names.size }]));
}
