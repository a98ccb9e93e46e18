import type { PlanResult } from '../model/plan-result.ts';
import { printable } from './printable.ts';
import type { Terminal } from './context.ts';

/** A plan's outcome as lines for a person. */
export function sayPlan(terminal: Terminal, result: PlanResult): void {
  const { verdict, reason, confidence, requiredRate, sustainedRate, sustainedInterval, needs, gates } =
    result;
  const word = { go: 'GO', 'no-go': 'NO-GO', undecided: 'NOT ENOUGH EVIDENCE' }[verdict];
  const color = { go: 'green', 'no-go': 'red', undecided: 'yellow' } as const;
  terminal.say(`${terminal.style(['bold', color[verdict]], word)}  ${printable(reason)}`);
  const { from, above } = sustainedInterval;
  const between = above === null ? `at least ${from}/s` : `${from}/s held, ${above}/s did not`;
  terminal.say(
    `      needed ${rate(requiredRate)} · sustained ${sustainedRate === null ? 'none' : rate(sustainedRate)} (${between}) · confidence ${confidence}`,
  );
  const { audience, atSustainedMs } = result.campaign;
  if (atSustainedMs !== null)
    terminal.say(`      ${audience} recipients take ${minutes(atSustainedMs)} at the sustained rate`);
  terminal.say(
    `      needs ${needs.virtualUsers} virtual users on ${needs.generators ?? 'an unknown number of'} generator${needs.generators === 1 ? '' : 's'}`,
  );
  for (const { name, verdict: gate, evidence } of gates.slice(1))
    terminal.say(`      ${gate}  ${name}: ${printable(evidence)}`);
}

function rate(value: number): string {
  return `${Number(value.toPrecision(4))}/s`;
}

function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const whole = Math.round(seconds / 60);
  return whole < 120 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}
