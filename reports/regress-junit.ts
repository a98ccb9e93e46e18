import { differenceClasses, type DifferenceClass } from '../model/regress.ts';
import type { Difference, FailOn, RegressResult } from '../model/regress-result.ts';
import { junitDocument, type TestCase, type TestSuite } from './junit-document.ts';
import { overallTest } from './junit-overall.ts';
import { sideWords } from './regress/words.ts';

const fails: Readonly<Record<FailOn, readonly DifferenceClass[]>> = {
  breaking: ['breaking'],
  behaviour: ['breaking', 'behaviour'],
  any: differenceClasses,
};
const longest = 4000;

/** A comparison for CI: a suite a class, a test a difference; those that the command fails on fail. */
export function regressJUnit(result: RegressResult): string {
  const { before, after, run, differences, failOn } = result;
  const suites: TestSuite[] = differenceClasses
    .map((name) => ({
      name,
      cases: differences.filter((one) => one.class === name).map((one) => testOf(one, fails[failOn])),
    }))
    .filter(({ cases }) => cases.length > 0);
  return junitDocument({
    name: `regression of ${after.name}`,
    seconds: run.durationMs / 1000,
    startedAt: run.startedAt,
    properties: [
      ['before', sideWords(before)],
      ['after', sideWords(after)],
      ['fail-on', failOn],
      ['compared', String(result.counts.compared)],
      ['command', run.command],
    ],
    suites: [
      {
        name: 'run',
        cases: [overallTest(result.verdict === 'not-comparable' ? 'error' : 'passed', result.reason, suites)],
      },
      ...suites,
    ],
  });
}

function testOf(difference: Difference, failing: readonly DifferenceClass[]): TestCase {
  const { id, rule, message, before, after, cases } = difference;
  const text = [
    '',
    `Before: ${cut(before)}`,
    `Now:    ${cut(after)}`,
    `Case:   ${difference.case} (${difference.title}), one of ${cases}`,
    ...(difference.curl === undefined ? [] : [`By hand: ${cut(difference.curl)}`]),
    '',
  ].join('\n');
  const name = `${rule}: ${message.slice(0, 300)} (${id})`;
  return failing.includes(difference.class)
    ? { name, outcome: { kind: 'failure', type: difference.class, message: message.slice(0, 500), text } }
    : { name, outcome: { kind: 'passed' }, output: text };
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
