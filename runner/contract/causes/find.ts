import { minimise, parametersFor, ruleOfCause, withLevels } from '../../../generators/index.ts';
import type { Case } from '../../../model/case.ts';
import type { Target } from '../../../model/target.ts';
import type { Failure } from '../ledger.ts';
import type { Cause, CauseOptions, Probe } from './cause.ts';
import { exactly, holds } from './condition.ts';
import { bySize, findingOf, groupsOf, isOutcome, tellingFinding, type Group } from './group.ts';
import { merged, mergeKey } from './merge.ts';
import { plainLevels, widened } from './widen.ts';

/** Representatives of a group that are tried before it is called flaky. */
const representatives = 3;
/** Tries that tell how often a flaky failure shows. */
const flakyTries = 10;
/** Distinct causes looked for within one group. */
const causesPerGroup = 12;
/** Groups that are shrunk one by one; beyond it a run is broken as a whole and a few causes say so. */
const shrunkGroups = 120;
/** Requests for all causes together; what is not explained by then is reported as it is. */
const mostProbes = 3000;
/** Faults under which one cause showed before it is taken to be about none of them. */
const enoughFaults = 4;

/**
 * Groups failures by what went wrong, retries and shrinks one of each, widens the minimal request to what is general in
 * it, and lets every cause explain all cases that meet its conditions.
 */
export async function findCauses(failures: readonly Failure[], options: CauseOptions): Promise<Cause[]> {
  const causes: Cause[] = [];
  let shrunk = 0;
  let probes = 0;
  const counted: CauseOptions = {
    ...options,
    probe: (testCase) => {
      probes++;
      return options.probe(testCase);
    },
  };
  for (const group of groupsOf(failures)) {
    const left = await explainedAway(group, causes, counted);
    if (left.length === 0) continue;
    const limit = shrunk++ < shrunkGroups && probes < mostProbes ? causesPerGroup : 0;
    causes.push(...(await causesOf({ ...group, failures: left }, limit, counted)));
  }
  return merged(causes);
}

/** Takes out of a group what known causes explain: their failures grow in place. */
async function explainedAway(
  group: Group,
  causes: Cause[],
  { probe, stopped }: CauseOptions,
): Promise<readonly Failure[]> {
  let left = group.failures;
  for (const [i, cause] of causes.entries()) {
    if (left.length === 0) break;
    if (kindOfCause(cause) !== group.kind || isOutcome(cause.finding)) continue;
    if (!isAboutNoFault(cause, causes)) continue;
    const sample = left[0] as Failure;
    // Something flaky explains what does not show again, and only that.
    if (
      cause.flaky !== undefined &&
      (stopped() || findingOf(await probe(sample.exchange.case), group.key) !== undefined)
    ) {
      continue;
    }
    const explained = new Set(left.filter((failure) => explains(cause, failure)));
    causes[i] = { ...cause, failures: [...cause.failures, ...explained] };
    left = left.filter((failure) => !explained.has(failure));
  }
  return left;
}

/** A cause found in valid requests is about no fault; so is one that showed under many. */
function isAboutNoFault(cause: Cause, causes: readonly Cause[]): boolean {
  if (cause.smallest.exchange.case.fault === undefined || cause.flaky !== undefined) return true;
  const key = mergeKey(cause);
  const alike = causes.filter((other) => mergeKey(other) === key);
  const broken = new Set(alike.map(({ smallest }) => smallest.exchange.case.fault?.parameter));
  return alike.length >= enoughFaults && broken.size > 1;
}

function explains(cause: Cause, failure: Failure): boolean {
  const { case: testCase, judgement } = failure.exchange;
  const { case: known, judgement: its } = cause.smallest.exchange;
  const sameWay = known.fault === undefined || its.outcome === judgement.outcome;
  return sameWay && cause.conditions.every((condition) => holds(condition, testCase));
}

function kindOfCause({ finding }: Cause): string {
  return isOutcome(finding) ? `${finding.expected}>${finding.got}` : finding.rule;
}

async function causesOf(group: Group, limit: number, options: CauseOptions): Promise<Cause[]> {
  const causes: Cause[] = [];
  let unexplained: readonly Failure[] = [...group.failures].sort(bySize);
  while (unexplained.length > 0) {
    unexplained = withoutExamplesOf(causes, unexplained);
    if (unexplained.length === 0) break;
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

/**
 * Gives the page's examples that are left to a cause about parameters that they have.
 *
 * Their levels say little of them (an option for each field, say), so that conditions cannot tell.
 */
function withoutExamplesOf(causes: Cause[], failures: readonly Failure[]): readonly Failure[] {
  if (!failures.every(({ exchange }) => exchange.case.kind === 'example')) return failures;
  return failures.filter((failure) => {
    const { parameters } = failure.exchange.case.request;
    const index = causes.findIndex(
      (cause) =>
        cause.parameters.length > 0 &&
        cause.parameters.every((name) => parameters !== null && Object.hasOwn(parameters, name)),
    );
    const cause = causes[index];
    if (cause === undefined) return true;
    causes[index] = { ...cause, failures: [...cause.failures, failure] };
    return false;
  });
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
  const seen = new Map<string, Failure>([[start.exchange.case.id, start]]);
  const stillFails = async (candidate: Case): Promise<boolean> => {
    if (stopped()) return false;
    const tried = await probe(candidate);
    const fails = findingOf(tried, key) !== undefined;
    if (fails) seen.set(candidate.id, tried);
    return fails;
  };
  const minimal = await minimise(start.exchange.case, target, stillFails);
  if (seen.size === 1 && minimal.tried > 2) {
    const repeated = await onlyRepeated(key, start, failures, target, probe);
    if (repeated !== undefined) return repeated;
  }
  const smallest = seen.get(minimal.case.id) ?? (await lastSeen(probe, minimal.case, key, start));
  const isPlain = Object.keys(minimal.levels).length === 0 && minimal.case.kind === 'valid';
  const levels = isPlain ? await plainLevels(minimal.case, target, stillFails) : minimal.levels;
  const conditions = isPlain ? exactly(levels) : await widened(minimal.case, levels, target, stillFails);
  const finding = tellingFinding(smallest, key);
  const explained = failures.filter(({ exchange }) =>
    conditions.every((condition) => holds(condition, exchange.case)),
  );
  return {
    rule: isOutcome(finding) ? ruleOfCause(minimal.case, levels) : finding.rule,
    finding,
    smallest,
    conditions,
    parameters: isPlain ? parametersFor(levels, minimal.case.assignment, undefined) : minimal.parameters,
    proven: minimal.proven && !stopped(),
    // A cause explains at least the case that it was found in.
    failures: explained.length > 0 ? explained : failures.slice(0, 1),
  };
}

/**
 * A failure that no smaller request shows, because a request fails only when it was sent before: the plain request, tried
 * once more, tells.
 */
async function onlyRepeated(
  key: string,
  start: Failure,
  failures: readonly Failure[],
  target: Target,
  probe: Probe,
): Promise<Cause | undefined> {
  const plain = withLevels(start.exchange.case, {}, target);
  if (plain === undefined) return undefined;
  await probe(plain);
  const again = await probe(plain);
  const finding = findingOf(again, key);
  if (finding === undefined) return undefined;
  // What is taken for a duplicate though its Request-ID is fresh was told by its body.
  const rule = finding.rule === 'dedup.fresh' ? 'dedup.body' : finding.rule;
  return { rule, finding, smallest: again, conditions: [], parameters: [], proven: true, failures };
}

/** The minimal case's own answer is what the report must show. */
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
  const rule = isOutcome(cause.finding) ? 'relation.repeat' : cause.rule;
  return { ...cause, rule, conditions: [], flaky: { failed, tried } };
}

function unshrunk(key: string, failures: readonly Failure[]): Cause {
  const smallest = failures[0] as Failure;
  const finding = tellingFinding(smallest, key);
  const { fault } = smallest.exchange.case;
  return {
    rule: finding.rule,
    finding,
    smallest,
    conditions: [],
    parameters: fault === undefined ? [] : [fault.parameter],
    proven: false,
    failures,
  };
}
