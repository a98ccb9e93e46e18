import type { TestCase, TestOutcome, TestSuite } from './junit-document.ts';

/** The test of the run as a whole: broken runs are errors; a failure shows here only if no other test shows one. */
export function overallTest(
  outcome: 'passed' | 'failure' | 'error',
  reason: string,
  suites: readonly TestSuite[],
): TestCase {
  const shown = suites.some((suite) => suite.cases.some((test) => test.outcome.kind === 'failure'));
  const kind = outcome === 'failure' && shown ? 'passed' : outcome;
  const result: TestOutcome =
    kind === 'passed'
      ? { kind }
      : { kind, type: kind === 'error' ? 'run-broken' : 'target-at-fault', message: reason, text: reason };
  return { name: 'the run came to a verdict', outcome: result, output: reason };
}
