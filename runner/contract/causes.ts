import { ruleOfCause } from '../../generators/index.ts';
import type { Assignment, Case } from '../../model/case.ts';
import type { Finding } from '../../model/judgement.ts';
import type { RuleId } from '../../model/rules.ts';
import { minimise } from '../../generators/index.ts';
import type { Failure } from './ledger.ts';
import type { Target } from '../../model/target.ts';

/** A distinct reason for failures: the smallest request that shows it, and all the cases that it explains. */
export interface Cause {
  readonly rule: RuleId;
  readonly finding: Finding;
  /** The smallest failing case, as it was last seen failing. */
  readonly smallest: Failure;
  /** The factor levels that must hold, beyond the plain request. */
  readonly levels: Assignment;
  readonly parameters: readonly string[];
  readonly proven: boolean;
  readonly failures: readonly Failure[];
  readonly flaky?: { readonly failed: number; readonly tried: number };
}

/** Runs one case again, alone, with everything that is checked of it. */
export type Probe = (testCase: Case) => Promise<Failure>;

export interface CauseOptions {
  readonly target: Target;
  readonly probe: Probe;
  /** No further requests once this holds: what is not explained by then is reported as it is. */
  readonly stopped: () => boolean;
}

/** Representatives of a group that are tried before it is called flaky. */
const representatives = 3;
/** Tries that tell how often a flaky failure shows. */
const flakyTries = 10;
/** Distinct causes looked for within one group. */
const causesPerGroup = 12;
/** Groups that are shrunk one by one; beyond it a run is broken as a whole and a few causes say so. */
const shrunkGroups = 60;

/**
 * Groups failures by what went wrong, retries and shrinks one of each, and lets every minimal cause explain all cases
 * that contain it.
 */
export async function findCauses(failures: readonly Failure[], options: CauseOptions): Promise<Cause[]> {
  const causes: Cause[] = [];
  let shrunk = 0;
  for (const group of groupsOf(failures)) {
    const within = shrunk++ < shrunkGroups ? causesPerGroup : 0;
    causes.push(...(await causesOf(group, within, options)));
  }
  return merged(causes);
}

/** What sequences of requests showed: one cause a rule, not shrunk, because no single request shows it. */
export function sequenceCauses(failures: readonly Failure[]): Cause[] {
  const byRule = new Map<RuleId, Failure[]>();
  for (const failure of failures) {
    for (const id of new Set(failure.findings.map((finding) => finding.rule))) {
      byRule.set(id, [...(byRule.get(id) ?? []), failure]);
    }
  }
  return [...byRule].map(([id, members]) => {
    const smallest = [...members].sort(bySize)[0] as Failure;
    const finding = smallest.findings.find((candidate) => candidate.rule === id) as Finding;
    return { rule: id, finding, smallest, levels: {}, parameters: [], proven: false, failures: members };
  });
}

/** Failures of one kind: the same thing went wrong, under the same broken rule and parameter. */
interface Group {
  readonly key: string;
  readonly failures: readonly Failure[];
}

function groupsOf(failures: readonly Failure[]): Group[] {
  const groups = new Map<string, Failure[]>();
  for (const failure of failures) {
    for (const key of new Set(failure.findings.map((finding) => keyOf(failure.exchange.case, finding)))) {
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [failure]);
      else known.push(failure);
    }
  }
  return [...groups].map(([key, members]) => ({ key, failures: members }));
}

/** A wrong outcome belongs to what was broken; any other finding to its rule and to where it showed. */
function keyOf(c: Case, finding: Finding): string {
  const broken = c.fault === undefined ? c.space : `${c.fault.rule}/${c.fault.name}`;
  return `${kindOf(finding)} ${broken}`;
}

/** A wrong outcome of a valid case can be charged to another rule once it is shrunk, so its kind leaves the rule out. */
function kindOf(finding: Finding): string {
  return isOutcome(finding) ? `${finding.expected}>${finding.got}` : finding.rule;
}

function isOutcome(finding: Finding): boolean {
  return finding.expected === 'accept' || finding.expected === 'reject';
}

async function causesOf(group: Group, limit: number, options: CauseOptions): Promise<Cause[]> {
  const causes: Cause[] = [];
  let unexplained = [...group.failures].sort(bySize);
  while (unexplained.length > 0) {
    if (options.stopped() || causes.length >= limit) {
      causes.push(unshrunk(group.key, unexplained));
      break;
    }
    const lasting = await firstThatLasts(group.key, unexplained, options);
    if (lasting === undefined) {
      causes.push(await flakyCause(group.key, unexplained, options));
      break;
    }
    const cause = await minimalCause(group.key, lasting, unexplained, options);
    causes.push(cause);
    const explained = new Set(cause.failures);
    unexplained = unexplained.filter((failure) => !explained.has(failure));
  }
  return causes;
}

/** The smallest failure that shows again when it is tried alone, twice. */
async function firstThatLasts(
  key: string,
  failures: readonly Failure[],
  { probe, stopped }: CauseOptions,
): Promise<Failure | undefined> {
  for (const failure of failures.slice(0, representatives)) {
    const first = await probe(failure.exchange.case);
    if (stopped()) return failure;
    if (findingOf(first, key) === undefined) continue;
    const second = await probe(failure.exchange.case);
    if (findingOf(second, key) !== undefined) return second;
  }
  return undefined;
}

async function minimalCause(
  key: string,
  start: Failure,
  failures: readonly Failure[],
  { target, probe, stopped }: CauseOptions,
): Promise<Cause> {
  let smallest = start;
  const stillFails = async (candidate: Case): Promise<boolean> => {
    if (stopped()) return false;
    const tried = await probe(candidate);
    const fails = findingOf(tried, key) !== undefined;
    if (fails) smallest = tried;
    return fails;
  };
  const minimal = await minimise(start.exchange.case, target, stillFails);
  if (smallest.exchange.case.id !== minimal.case.id)
    smallest = await lastSeen(probe, minimal.case, key, smallest);
  const finding = findingOf(smallest, key) ?? (smallest.findings[0] as Finding);
  const explained = failures.filter((failure) =>
    contains(failure.exchange.case, minimal.case, minimal.levels),
  );
  return {
    rule: isOutcome(finding) ? ruleOfCause(minimal.case, minimal.levels) : finding.rule,
    finding,
    smallest,
    levels: minimal.levels,
    parameters: minimal.parameters,
    proven: minimal.proven && !stopped(),
    // A cause explains at least the case that it was found in.
    failures: explained.length > 0 ? explained : failures.slice(0, 1),
  };
}

/** The minimal case may have been tried before a larger one: its own answer is what the report must show. */
async function lastSeen(probe: Probe, minimal: Case, key: string, otherwise: Failure): Promise<Failure> {
  const again = await probe(minimal);
  return findingOf(again, key) === undefined ? otherwise : again;
}

async function flakyCause(
  key: string,
  failures: readonly Failure[],
  { probe, stopped }: CauseOptions,
): Promise<Cause> {
  const smallest = failures[0] as Failure;
  let failed = 1;
  let tried = 1;
  while (tried < flakyTries && !stopped()) {
    tried++;
    if (findingOf(await probe(smallest.exchange.case), key) !== undefined) failed++;
  }
  const cause = unshrunk(key, failures);
  // The same case with two outcomes breaks the relation, whatever its right outcome is.
  return {
    ...cause,
    rule: isOutcome(cause.finding) ? 'relation.repeat' : cause.rule,
    levels: {},
    flaky: { failed, tried },
  };
}

function unshrunk(key: string, failures: readonly Failure[]): Cause {
  const smallest = failures[0] as Failure;
  const finding = findingOf(smallest, key) ?? (smallest.findings[0] as Finding);
  const { fault, assignment } = smallest.exchange.case;
  return {
    rule: finding.rule,
    finding,
    smallest,
    levels: assignment,
    parameters: fault === undefined ? [] : [fault.parameter],
    proven: false,
    failures,
  };
}

function findingOf(failure: Failure, key: string): Finding | undefined {
  return failure.findings.find((finding) => keyOf(failure.exchange.case, finding) === key);
}

/** Whether a case has all that a cause needs, so that the cause explains it. */
function contains(testCase: Case, minimal: Case, levels: Assignment): boolean {
  return (
    testCase.space === minimal.space &&
    testCase.fault?.name === minimal.fault?.name &&
    Object.entries(levels).every(([factor, level]) => testCase.assignment[factor] === level)
  );
}

/** Fewest parameters first; then by id, so that the order of arrival does not matter. */
function bySize(a: Failure, b: Failure): number {
  return sizeOf(a) - sizeOf(b) || a.exchange.case.id.localeCompare(b.exchange.case.id);
}

function sizeOf({ exchange }: Failure): number {
  return Object.keys(exchange.case.request.parameters ?? {}).length;
}

/** Several faults of one rule with one minimal cause are one thing to mend. */
function merged(causes: readonly Cause[]): Cause[] {
  const byKey = new Map<string, Cause[]>();
  for (const cause of causes) {
    const key = mergeKey(cause);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [cause]);
    else known.push(cause);
  }
  return [...byKey.values()].map(joined).sort((a, b) => b.failures.length - a.failures.length);
}

function mergeKey({ rule, finding, levels, flaky, smallest }: Cause): string {
  const shown = Object.entries(levels)
    .map(([factor, level]) => `${factor}=${level}`)
    .sort()
    .join(' ');
  const { case: testCase, judgement } = smallest.exchange;
  const where = isOutcome(finding) ? [finding.got, testCase.fault?.parameter] : [judgement.outcome];
  return [rule, ...where, shown, flaky === undefined ? '' : 'flaky'].join('|');
}

function joined(causes: readonly Cause[]): Cause {
  const first = causes[0] as Cause;
  if (causes.length === 1) return first;
  const faults = causes.map((cause) => cause.smallest.exchange.case.fault?.parameter);
  const sameParameter = faults.every((parameter) => parameter === faults[0]);
  return {
    ...first,
    failures: [...new Set(causes.flatMap((cause) => cause.failures))],
    // What shows under many faults is not about any one of them.
    parameters: sameParameter ? first.parameters : first.parameters.filter((name) => name !== faults[0]),
    proven: causes.every((cause) => cause.proven),
  };
}
