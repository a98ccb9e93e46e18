import type { ContractResult, Violation } from '../model/contract-result.ts';
import type { LoadResult } from '../model/load-result.ts';
import { rule, sourceOf } from '../model/rules.ts';
import type { Terminal } from './context.ts';
import { printable } from './printable.ts';

const shownViolations = 10;

/** A contract run's outcome as lines for a person. */
export function sayContract(
  terminal: Terminal,
  result: ContractResult,
  again: (caseId: string) => string,
): void {
  const { counts, verdict, violations } = result;
  const word = { pass: 'PASS', fail: 'FAIL', partial: 'INCOMPLETE' }[verdict];
  const color = { pass: 'green', fail: 'red', partial: 'yellow' } as const;
  terminal.say(`${terminal.style(['bold', color[verdict]], word)}  ${printable(result.reason)}`);
  terminal.say(
    terminal.style(
      'dim',
      `      passed ${counts.passed} · failed ${counts.failed} · open ${counts.open} · rules or faults left out ${counts.skipped} · ${seconds(result.run.durationMs)}`,
    ),
  );
  violations
    .slice(0, shownViolations)
    .forEach((violation, i) => sayViolation(terminal, violation, i + 1, again));
  if (violations.length > shownViolations) {
    terminal.say(`\n      … and ${violations.length - shownViolations} more causes: see the report`);
  }
}

function sayViolation(
  terminal: Terminal,
  violation: Violation,
  number: number,
  again: (caseId: string) => string,
): void {
  const { minimal, flaky, cases } = violation;
  const when = Object.entries(minimal.levels).map(([factor, level]) => `${factor}=${level}`);
  terminal.say('');
  terminal.say(
    `  ${number}. ${terminal.style('bold', violation.rule)}  ${cases} case${cases === 1 ? '' : 's'}${flaky === undefined ? '' : `, flaky: ${flaky.failed} of ${flaky.tried} tries`}`,
  );
  terminal.say(`     ${printable(violation.message)}`);
  if (when.length > 0) terminal.say(`     fails when ${printable(when.join(' and '))}`);
  terminal.say(terminal.style('dim', `     ${rule(violation.rule).statement} (${sourceOf(violation.rule)})`));
  terminal.say(`     ${terminal.style('cyan', again(violation.case))}`);
}

/** A load run's outcome as lines for a person. */
export function sayLoad(terminal: Terminal, result: LoadResult): void {
  const { requests, rate, latency, verdict } = result;
  const word = { pass: 'PASS', fail: 'FAIL', invalid: 'INVALID RUN', partial: 'INCOMPLETE' }[verdict];
  const color = { pass: 'green', fail: 'red', invalid: 'yellow', partial: 'yellow' } as const;
  terminal.say(`${terminal.style(['bold', color[verdict]], word)}  ${printable(result.reason)}`);
  terminal.say(
    `      ${requests.finished} of ${requests.planned} requests finished · ${rate.reached.toFixed(1)}/s of ${rate.asked}/s asked · dropped ${requests.dropped} · failed ${requests.failed} · violations ${requests.violations} · duplicates ${requests.duplicates}`,
  );
  terminal.say(
    `      latency p50 ${ms(latency.p50)} · p95 ${ms(latency.p95)} · p99 ${ms(latency.p99)} · max ${ms(latency.max)}`,
  );
  for (const threshold of result.thresholds) {
    const mark =
      threshold.verdict === 'held'
        ? terminal.style('green', 'held')
        : terminal.style('red', threshold.verdict);
    terminal.say(`      ${mark}  ${threshold.expression}  (${threshold.actual ?? 'no sample'})`);
  }
  if (result.comparison !== undefined) {
    const { verdict: compared, reason } = result.comparison;
    terminal.say(`      against earlier runs: ${compared} · ${printable(reason)}`);
  }
  if (result.generator.limit !== null) {
    terminal.say(terminal.style('yellow', `      the generator was the limit: ${result.generator.limit}`));
  } else if (result.limit !== undefined && result.limit !== null) {
    terminal.say(
      terminal.style('yellow', `      the ${result.limit.by} was the limit: ${result.limit.text}`),
    );
  }
}

function ms(value: number | null): string {
  return value === null ? 'too few samples' : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
