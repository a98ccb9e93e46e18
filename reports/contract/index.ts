import type { ContractResult } from '../../model/contract-result.ts';
import { contractScript } from '../client.gen.ts';
import { html } from '../html.ts';
import { count, counted, duration } from '../shell/blocks.ts';
import { renderPage, type Page } from '../shell.ts';
import { casesSection } from './cases-section.ts';
import { sentence } from './case-view.ts';
import { causesSection, ranked } from './causes.ts';
import { codesSection } from './codes.ts';
import { combinationsSection } from './combinations.ts';
import { contractFacts } from './facts.ts';
import { formatsSection } from './formats.ts';
import { limitsSection } from './limits.ts';
import { matrixSection } from './matrix-section.ts';
import { skippedSection } from './skipped.ts';
import { contractStyle } from './style.ts';

/** No page is larger than this, in bytes; what is left out of one is said in it. */
export const largestPage = 5_000_000;

/** What the list's filters add once there are cases to filter. */
const filtersRoom = 20_000;

/** The contract report as one HTML file. */
export function renderContractReport(result: ContractResult): string {
  // The bulk is the list of cases: what all else takes is known once the page is made without one.
  const rest = Buffer.byteLength(renderPage(pageOf(result, 0)));
  return renderPage(pageOf(result, Math.max(0, largestPage - rest - filtersRoom)));
}

function pageOf(result: ContractResult, casesLimit: number): Page {
  return {
    title: `Contract of ${result.run.target}`,
    verdict: verdictOf(result),
    figures: figuresOf(result),
    sections: [
      { id: 'causes', title: 'Causes', body: causesSection(result) },
      { id: 'by-parameter', title: 'Parameters and checks', body: matrixSection(result) },
      { id: 'limits', title: 'Limits', body: limitsSection(result) },
      { id: 'formats', title: 'JSON against XML', body: formatsSection(result) },
      { id: 'combinations', title: 'Combinations', body: combinationsSection(result) },
      { id: 'cases', title: 'Cases', body: html`${casesSection(result, casesLimit)}` },
      { id: 'skipped', title: 'Not tested, and why', body: skippedSection(result) },
      { id: 'codes', title: 'Codes seen', body: codesSection(result) },
    ],
    facts: contractFacts(result),
    script: contractScript,
    style: contractStyle,
  };
}

const verdicts = {
  pass: { word: 'PASS', tone: 'good' },
  fail: { word: 'FAIL', tone: 'bad' },
  partial: { word: 'INCOMPLETE', tone: 'unsure' },
} as const;

/** The verdict's word as every report of a contract run has it. */
export function verdictOf(result: ContractResult): Page['verdict'] {
  return { ...verdicts[result.verdict], reason: reasonOf(result) };
}

/** A failed run's reason in words; rule ids, as the result's own reason has them, say little to a first reader. */
function reasonOf({ verdict, reason, counts, violations }: ContractResult): string {
  const [most] = ranked(violations);
  if (verdict !== 'fail' || most === undefined) return reason;
  const causes = counted(violations.length, 'distinct cause');
  const share = violations.length === 1 ? '' : `Most often, in ${counted(most.cases, 'case')}: `;
  return `${count(counts.failed)} of ${counted(counts.cases, 'case')} broke a rule, for ${causes}. ${share}${sentence(most.message.slice(0, 200))}`;
}

function figuresOf(result: ContractResult): Page['figures'] {
  const { counts, latency, run } = result;
  return [
    {
      label: 'Cases',
      value: count(counts.cases),
      note: `${count(counts.passed)} passed, in ${duration(run.durationMs)}`,
    },
    {
      label: 'Failed',
      value: count(counts.failed),
      note: counts.failed === 0 ? 'no rule broken' : 'broke a rule',
    },
    { label: 'Distinct causes', value: count(result.violations.length), note: 'rule and smallest request' },
    { label: 'Open', value: count(counts.open), note: 'not documented, recorded' },
    { label: 'Latency p95', value: duration(latency.p95), note: `slowest ${duration(latency.max)}` },
  ];
}
