import { join } from 'node:path';
import type { DifferenceClass } from '../../model/regress.ts';
import type { Difference, RegressResult } from '../../model/regress-result.ts';
import { quoted } from '../command-line.ts';
import type { Terminal } from '../context.ts';
import { printable } from '../printable.ts';

const shownDifferences = 12;

const words = {
  same: 'NO DIFFERENCE',
  changed: 'CHANGED',
  breaking: 'BREAKING',
  'not-comparable': 'NOT COMPARABLE',
} as const;
const colors = { same: 'green', changed: 'yellow', breaking: 'red', 'not-comparable': 'yellow' } as const;
const classColors: Readonly<Record<DifferenceClass, 'red' | 'yellow' | 'cyan' | 'green'>> = {
  breaking: 'red',
  behaviour: 'yellow',
  wording: 'cyan',
  addition: 'green',
};

/** A comparison's outcome as lines for a person. */
export function sayRegress(
  terminal: Terminal,
  result: RegressResult,
  baseline: string | undefined,
  folder: string,
): void {
  const { verdict, reason, counts, differences, notes, notComparable } = result;
  terminal.say(`${terminal.style(['bold', colors[verdict]], words[verdict])}  ${printable(reason)}`);
  terminal.say(
    terminal.style(
      'dim',
      `      compared ${counts.compared} · differing ${counts.differing} · not comparable ${counts.notComparable} · unsteady ${counts.unsteady}`,
    ),
  );
  for (const note of notes) terminal.say(`      note: ${printable(note)}`);
  for (const { reason: why, cases } of notComparable)
    terminal.say(`      not compared: ${cases} case${cases === 1 ? '' : 's'}, because ${printable(why)}`);
  for (const [index, difference] of differences.slice(0, shownDifferences).entries())
    sayDifference(terminal, difference, index + 1);
  if (differences.length > shownDifferences)
    terminal.say(`\n      … and ${differences.length - shownDifferences} more: see the report`);
  const first = differences[0];
  if (baseline === undefined || first === undefined) return;
  terminal.say('\n      Where one is meant to be so:');
  terminal.say(
    terminal.style(
      'cyan',
      `      npx trigger-harness regress accept --baseline ${quoted(baseline)} --result ${quoted(join(folder, 'result.json'))} --difference ${first.id} --reason '…'`,
    ),
  );
}

function sayDifference(terminal: Terminal, difference: Difference, number: number): void {
  const { class: of, rule, cases, message, before, after, id, flaky } = difference;
  const often = flaky === undefined ? '' : `, shows ${flaky.failed} of ${flaky.tried} times`;
  terminal.say('');
  terminal.say(
    `  ${number}. ${terminal.style(['bold', classColors[of]], of)}  ${rule}  ${cases} case${cases === 1 ? '' : 's'}${often}  ${terminal.style('dim', id)}`,
  );
  terminal.say(`     ${printable(message)}`);
  terminal.say(terminal.style('dim', `     before: ${printable(before)}`));
  terminal.say(terminal.style('dim', `     now:    ${printable(after)}`));
}
