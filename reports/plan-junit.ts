import type { PlanGate, PlanResult, PlanStep } from '../model/plan-result.ts';
import { junitDocument, type TestCase, type TestOutcome } from './junit-document.ts';
import { asOf } from './plan/as-of.ts';
import { overallTest } from './junit-overall.ts';

/** A plan for CI: a test a gate, and the steps in the log of the whole; without evidence nothing passes. */
export function planJUnit(measured: PlanResult, at = Date.parse(measured.decidedAt)): string {
  const result = asOf(measured, at);
  const { run, verdict, reason, requiredRate, sustainedRate, limitedBy } = result;
  const suites = [{ name: 'gates', cases: result.gates.map(gateTest) }];
  const outcome = { go: 'passed', 'no-go': 'failure', undecided: 'error' } as const;
  const whole = overallTest(outcome[verdict], reason, suites);
  return junitDocument({
    name: `plan of ${run.target}`,
    seconds: run.durationMs / 1000,
    startedAt: run.startedAt,
    properties: [
      ['harness', run.harness],
      ['platform', run.platform],
      ['command', run.command],
      ['requiredRate', String(requiredRate)],
      ['sustainedRate', String(sustainedRate ?? '')],
      ['limitedBy', limitedBy ?? ''],
    ],
    suites: [
      { name: 'plan', cases: [{ ...whole, output: [reason, ...result.steps.map(stepLine)].join('\n') }] },
      ...suites,
    ],
  });
}

function gateTest({ name, verdict, evidence }: PlanGate): TestCase {
  const outcomes: Readonly<Record<PlanGate['verdict'], TestOutcome>> = {
    met: { kind: 'passed' },
    missed: { kind: 'failure', type: 'gate', message: evidence, text: evidence },
    unknown: { kind: 'error', type: 'no-evidence', message: evidence, text: evidence },
  };
  return { name, outcome: outcomes[verdict], output: evidence };
}

function stepLine({ purpose, rate, verdict, reached, reasons }: PlanStep): string {
  return `${purpose} ${rate}/s: ${verdict}, ${reached}/s finished${reasons.length === 0 ? '' : ` (${reasons.join('; ')})`}`;
}
