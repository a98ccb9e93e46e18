import type { ContractResult, Violation } from '../model/contract-result.ts';
import { rule, sourceOf } from '../model/rules.ts';
import { reproCommand, targetFileOf } from './contract/case-view.ts';
import { ranked } from './contract/causes.ts';
import { whenWords } from '../model/when-words.ts';
import { block, code, prose, table } from './markdown-text.ts';
import { count, counted, duration } from './shell/blocks.ts';

/** Causes told in the summary; the report has the others. */
const toldCauses = 10;

/** A contract run's summary, of a size that fits a CI job's page. */
export function contractMarkdown(result: ContractResult): string {
  const { counts, latency, run } = result;
  const causes = ranked(result.violations);
  const targetFile = targetFileOf(run.command);
  return [
    `## ${verdictWords[result.verdict]} – contract of ${prose(run.target, 100)}`,
    prose(result.reason),
    table(
      ['Cases', 'Passed', 'Failed', 'Open', 'Skipped', 'Causes', 'p95'],
      [
        [counts.cases, counts.passed, counts.failed, counts.open, counts.skipped, causes.length]
          .map(count)
          .concat(duration(latency.p95)),
      ],
    ),
    ...(causes.length > 0
      ? ['### Causes', ...causes.slice(0, toldCauses).map((cause, index) => told(cause, index, targetFile))]
      : []),
    ...(causes.length > toldCauses
      ? [`${counted(causes.length - toldCauses, 'further cause')} in \`report.html\`.`]
      : []),
    ...skippedPart(result),
    '### Run it again',
    block(run.command, 'sh'),
    `Seed ${run.seed}, platform ${prose(run.platform, 100)}, harness ${prose(run.harness, 50)}.`,
    '',
  ].join('\n\n');
}

const verdictWords = { pass: '✅ PASS', fail: '❌ FAIL', partial: '⚠️ INCOMPLETE' } as const;

function told(cause: Violation, index: number, targetFile: string): string {
  return [
    `**${index + 1}. ${prose(cause.message, 300)}** – ${counted(cause.cases, 'case')}`,
    `Smallest case: ${prose(cause.title, 200)}`,
    `Fails when ${prose(whenWords(cause) || 'always')}. Expected ${code(cause.expected)}, got ${code(cause.got)}.${
      cause.flaky === undefined ? '' : ` Flaky: failed ${cause.flaky.failed} of ${cause.flaky.tried} times.`
    }`,
    `${code(cause.rule)}: ${prose(rule(cause.rule).statement)} From ${prose(sourceOf(cause.rule))}.`,
    block(`${reproCommand(cause.case, targetFile)}\n${cause.curl}`, 'sh'),
  ].join('\n\n');
}

function skippedPart({ skipped }: ContractResult): string[] {
  if (skipped.length === 0) return [];
  const byReason = new Map<string, string[]>();
  for (const { rule: id, fault, reason } of skipped) {
    byReason.set(reason, [
      ...(byReason.get(reason) ?? []),
      code(fault === undefined ? id : `${id} / ${fault}`),
    ]);
  }
  const lines = [...byReason].slice(0, 20).map(([reason, names]) => {
    const more = names.length > 12 ? ` and ${names.length - 12} more` : '';
    return `- ${prose(reason)} ${names.slice(0, 12).join(', ')}${more}`;
  });
  return ['### Not tested', lines.join('\n')];
}
