import type { LoadComparison } from '../model/load-comparison.ts';
import type { LoadError, LoadResult, ThresholdResult } from '../model/load-result.ts';
import { junitDocument, type TestCase, type TestOutcome } from './junit-document.ts';
import { overallTest } from './junit-overall.ts';
import { count, percent } from './shell/blocks.ts';

/** A load run for CI: a test a threshold, the plan kept, the contract kept, no duplicates. */
export function loadJUnit(result: LoadResult): string {
  const { run } = result;
  const suites = [
    { name: 'thresholds', cases: result.thresholds.map(thresholdTest) },
    { name: 'responses', cases: [contractTest(result), duplicateTest(result)] },
    { name: 'generator', cases: [planTest(result)] },
    ...(result.comparison === undefined
      ? []
      : [{ name: 'earlier runs', cases: [comparisonTest(result.comparison)] }]),
  ];
  const outcome = { pass: 'passed', fail: 'failure', invalid: 'error', partial: 'error' } as const;
  const whole = { name: 'run', cases: [overallTest(outcome[result.verdict], result.reason, suites)] };
  return junitDocument({
    name: `load ${result.scenario} of ${run.target}`,
    seconds: run.durationMs / 1000,
    startedAt: run.startedAt,
    properties: [
      ['harness', run.harness],
      ['k6', result.generator.k6],
      ['platform', run.platform],
      ['seed', String(run.seed)],
      ['command', run.command],
      ['requests', String(result.requests.finished)],
    ],
    suites: [whole, ...suites.filter((suite) => suite.cases.length > 0)],
  });
}

function comparisonTest({ verdict, reason }: LoadComparison): TestCase {
  const outcomes: Readonly<Record<LoadComparison['verdict'], TestOutcome>> = {
    slower: { kind: 'failure', type: 'slower', message: reason, text: reason },
    faster: { kind: 'passed' },
    'no-difference': { kind: 'passed' },
    'not-comparable': { kind: 'skipped', message: reason },
  };
  return { name: 'not slower than before', outcome: outcomes[verdict], output: reason };
}

function thresholdTest(threshold: ThresholdResult): TestCase {
  return { name: threshold.expression, outcome: thresholdOutcome(threshold) };
}

function thresholdOutcome({ verdict, expression, actual, limit, crossedAt }: ThresholdResult): TestOutcome {
  if (verdict === 'held') return { kind: 'passed' };
  if (verdict === 'no-sample') {
    const message = `${expression}: nothing was measured that could tell`;
    return { kind: 'error', type: 'no-sample', message, text: message };
  }
  const since = crossedAt === undefined ? '' : `, first crossed at ${crossedAt} s`;
  const message = `${expression}: was ${actual ?? 'unknown'}, the limit is ${limit}${since}`;
  return { kind: 'failure', type: 'threshold', message, text: message };
}

function contractTest(result: LoadResult): TestCase {
  return countTest(result, 'responses keep the contract', 'violation', result.requests.violations, (error) =>
    error.kind.startsWith('violation:'),
  );
}

function duplicateTest(result: LoadResult): TestCase {
  return countTest(
    result,
    'no response is a marked duplicate',
    'duplicate',
    result.requests.duplicates,
    (error) => error.kind.startsWith('duplicate'),
  );
}

/** A passed run's tolerated failures are no failing tests: the document must agree with the verdict. */
function countTest(
  result: LoadResult,
  name: string,
  type: string,
  found: number,
  belongs: (error: LoadError) => boolean,
): TestCase {
  const message = `${count(found)} of ${count(result.requests.finished)} responses`;
  if (found === 0 || result.verdict === 'pass') return { name, outcome: { kind: 'passed' }, output: message };
  const lines = result.errors
    .filter(belongs)
    .slice(0, 20)
    .map(
      (error) =>
        `${error.kind}: ${error.message.slice(0, 500)} (${count(error.count)} times${sampleOf(error)})`,
    );
  return { name, outcome: { kind: 'failure', type, message, text: lines.join('\n') } };
}

function sampleOf(error: LoadError): string {
  return error.sample === undefined ? '' : `, for example case ${error.sample.case}`;
}

function planTest({ requests, generator }: LoadResult): TestCase {
  const name = 'the planned requests were sent';
  const held = generator.limit === null ? '' : ` Held back by: ${generator.limit}.`;
  const message = `${count(requests.dropped)} of ${count(requests.planned)} planned requests were dropped (${percent(requests.dropped, requests.planned)}).${held}`;
  // Above 0.1 % dropped, what was measured is not what was asked for.
  const broken = requests.planned > 0 && requests.dropped / requests.planned > 0.001;
  return broken
    ? { name, outcome: { kind: 'error', type: 'dropped', message, text: message } }
    : { name, outcome: { kind: 'passed' }, output: message };
}
