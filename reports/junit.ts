import type { ContractResult, Violation } from '../model/contract-result.ts';
import { rules, sourceOf, rule, type Rule } from '../model/rules.ts';
import { reproCommand, targetFileOf } from './contract/case-view.ts';
import { ranked } from './contract/causes.ts';
import { subjects } from './contract/checks.ts';
import { tally } from './contract/matrix.ts';
import { whenWords } from '../model/when-words.ts';
import { junitDocument, type TestCase, type TestSuite } from './junit-document.ts';
import { counted } from './shell/blocks.ts';
import { overallTest } from './junit-overall.ts';

/** Longest body or curl line in a failure's text, in characters; the result file has the whole. */
const longestText = 4000;
/** Causes with their whole text; later ones have their message only. */
const wholeCauses = 200;

/** A contract run for CI: a suite a subject, a test a rule, and a failing test each for the distinct causes. */
export function contractJUnit(result: ContractResult): string {
  const { run } = result;
  const suites = subjects.map((subject) => ({
    name: subject,
    cases: rules.filter((entry) => entry.about === subject).flatMap((entry) => testsOf(entry, result)),
  }));
  return junitDocument({
    name: `contract of ${run.target}`,
    seconds: run.durationMs / 1000,
    startedAt: run.startedAt,
    properties: [
      ['harness', run.harness],
      ['platform', run.platform],
      ['seed', String(run.seed)],
      ['command', run.command],
      ['cases', String(result.counts.cases)],
    ],
    suites: [overall(result, suites), ...suites.filter((suite) => suite.cases.length > 0)],
  });
}

function overall(result: ContractResult, suites: readonly TestSuite[]): TestSuite {
  const outcome = { pass: 'passed', fail: 'failure', partial: 'error' } as const;
  return { name: 'run', cases: [overallTest(outcome[result.verdict], result.reason, suites)] };
}

function testsOf(entry: Rule, result: ContractResult): TestCase[] {
  const sum = tally(result.matrix.filter((cell) => cell.rule === entry.id));
  const causes = ranked(result.violations);
  const own = causes.filter((cause) => cause.rule === entry.id);
  const skips = result.skipped.filter((skip) => skip.rule === entry.id);
  const output = `${entry.statement} ${counted(sum.run, 'case')}, ${sum.failed} failed, ${sum.open} open.`;
  const tests: TestCase[] = own.map((cause) => failing(cause, result, causes.indexOf(cause) < wholeCauses));
  if (own.length === 0 && sum.failed > 0) {
    const message = `${counted(sum.failed, 'case')} broke ${entry.id}`;
    tests.push({ name: entry.id, outcome: { kind: 'failure', type: entry.id, message, text: output } });
  } else if (own.length === 0 && sum.run > 0) {
    tests.push({ name: entry.id, outcome: { kind: 'passed' }, output });
  } else if (own.length === 0 && !skips.some((skip) => skip.fault === undefined)) {
    tests.push({ name: entry.id, outcome: { kind: 'skipped', message: 'nothing ran under this rule' } });
  }
  for (const { fault, reason } of skips) {
    const name = fault === undefined ? entry.id : `${entry.id} / ${fault}`;
    tests.push({ name, outcome: { kind: 'skipped', message: reason } });
  }
  return tests;
}

function failing(cause: Violation, result: ContractResult, whole: boolean): TestCase {
  return {
    name: `${cause.rule}: ${cut(cause.title, 300)}`,
    outcome: {
      kind: 'failure',
      type: cause.rule,
      message: cut(cause.message, 500),
      text: whole ? textOf(cause, result) : 'The whole text is in result.json.',
    },
  };
}

function textOf(cause: Violation, result: ContractResult): string {
  const answer =
    cause.response === undefined
      ? `no response: ${cause.failure ?? 'the reason is not known'}`
      : `HTTP ${cause.response.status} ${cut(cause.response.body, longestText)}`;
  return [
    '',
    `Rule:       ${rule(cause.rule).statement} (${sourceOf(cause.rule)})`,
    `Expected:   ${cut(cause.expected, longestText)}`,
    `Got:        ${cut(cause.got, longestText)}`,
    `Fails when: ${whenWords(cause) || 'always'}`,
    `Cases:      ${cause.cases}, for example ${[...new Set([cause.case, ...cause.examples])].slice(0, 5).join(', ')}`,
    ...(cause.flaky === undefined
      ? []
      : [`Flaky:      failed ${cause.flaky.failed} of ${cause.flaky.tried} times`]),
    `Response:   ${answer}`,
    `Again:      ${reproCommand(cause.case, targetFileOf(result.run.command))}`,
    `By hand:    ${cut(cause.curl, longestText)}`,
    '',
  ].join('\n');
}

function cut(text: string, longest: number): string {
  return text.length > longest
    ? `${text.slice(0, longest)}… (${text.length - longest} more characters)`
    : text;
}
