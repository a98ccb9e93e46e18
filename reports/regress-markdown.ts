import type { RegressResult } from '../model/regress-result.ts';
import { block, code, prose, table } from './markdown-text.ts';
import { verdicts, sideWords } from './regress/words.ts';
import { count, counted } from './shell/blocks.ts';

const marks = { same: '✅', changed: '⚠️', breaking: '❌', 'not-comparable': '⚠️' } as const;
const toldDifferences = 15;

/** A comparison's summary, of a size that fits a CI job's page. */
export function regressMarkdown(result: RegressResult): string {
  const { verdict, reason, before, after, counts, differences, notes, notComparable, run } = result;
  return [
    `## ${marks[verdict]} ${verdicts[verdict].word} – ${prose(before.name, 100)} → ${prose(after.name, 100)}`,
    prose(reason),
    ...(differences.length === 0
      ? []
      : [
          table(
            ['Class', 'Difference', 'Rule', 'Cases', 'Id'],
            differences
              .slice(0, toldDifferences)
              .map((one) => [
                one.class,
                prose(one.message, 300).replaceAll('\n', ' '),
                code(one.rule),
                count(one.cases),
                code(one.id),
              ]),
          ),
        ]),
    ...(differences.length > toldDifferences
      ? [`${counted(differences.length - toldDifferences, 'further difference')} in \`report.html\`.`]
      : []),
    ...differences
      .slice(0, 5)
      .map((one) => `${code(one.id)} before: ${code(one.before)}, now: ${code(one.after)}`),
    [
      `- ${counted(counts.compared, 'case')} compared, ${counts.differing} differ, ${counts.unsteady} unsteady.`,
      ...notComparable.map((one) => `- ${counted(one.cases, 'case')} not compared: ${prose(one.reason)}.`),
      ...notes.map((note) => `- ${prose(note)}`),
      `- Before: ${prose(sideWords(before))}. Now: ${prose(sideWords(after))}.`,
    ].join('\n'),
    '### Run it again',
    block(run.command, 'sh'),
    '',
  ].join('\n\n');
}
