import { contractSchema, type ContractResult } from '../model/contract-result.ts';
import { loadSchema, type LoadResult } from '../model/load-result.ts';
import { planSchema, type PlanResult } from '../model/plan-result.ts';
import { regressSchema, type RegressResult } from '../model/regress-result.ts';
import { renderContractReport } from './contract/index.ts';
import { contractJUnit } from './junit.ts';
import { renderLoadReport } from './load/index.ts';
import { loadJUnit } from './load-junit.ts';
import { loadMarkdown } from './load-markdown.ts';
import { contractMarkdown } from './markdown.ts';
import { renderRegressReport } from './regress/index.ts';
import { regressJUnit } from './regress-junit.ts';
import { regressMarkdown } from './regress-markdown.ts';
import { planJUnit } from './plan-junit.ts';
import { planMarkdown } from './plan-markdown.ts';
import { renderPlanReport } from './plan/index.ts';

/** The files that a result is rendered as; `result.json` is the result itself. */
export type ReportFile = 'report.html' | 'junit.xml' | 'summary.md';

/** The reporters of a contract run, by the file that each makes. */
export const contractReporters: Readonly<Record<ReportFile, (result: ContractResult) => string>> = {
  'report.html': renderContractReport,
  'junit.xml': contractJUnit,
  'summary.md': contractMarkdown,
};

/** The reporters of a load run, by the file that each makes. */
export const loadReporters: Readonly<Record<ReportFile, (result: LoadResult) => string>> = {
  'report.html': renderLoadReport,
  'junit.xml': loadJUnit,
  'summary.md': loadMarkdown,
};

/** The reporters of a comparison, by the file that each makes. */
export const regressReporters: Readonly<Record<ReportFile, (result: RegressResult) => string>> = {
  'report.html': renderRegressReport,
  'junit.xml': regressJUnit,
  'summary.md': regressMarkdown,
};

/** The reporters of a plan, by the file that each makes. */
export const planReporters: Readonly<Record<ReportFile, (result: PlanResult, at?: number) => string>> = {
  'report.html': renderPlanReport,
  'junit.xml': planJUnit,
  'summary.md': planMarkdown,
};

/** A result of any command that this version renders. */
export type AnyResult = ContractResult | LoadResult | PlanResult | RegressResult;

/**
 * Every report of a result, by file name; the result's schema tells which reporters are due.
 *
 * `at` is when they are read (milliseconds since the epoch), for results that become too old; default: when they were made.
 */
export function renderResult(result: AnyResult, at?: number): Record<string, string> {
  switch (result.schema) {
    case contractSchema:
      return rendered(contractReporters, result);
    case loadSchema:
      return rendered(loadReporters, result);
    case planSchema:
      return rendered(planReporters, result, at);
    case regressSchema:
      return rendered(regressReporters, result);
  }
}

function rendered<R>(
  reporters: Readonly<Record<ReportFile, (result: R, at?: number) => string>>,
  result: R,
  at?: number,
): Record<string, string> {
  return Object.fromEntries(Object.entries(reporters).map(([name, report]) => [name, report(result, at)]));
}
