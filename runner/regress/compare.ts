import { describedCase, type Plan } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import type { Answer, Baseline } from '../../model/regress.ts';
import type { FailOn, Incomparable, RegressResult } from '../../model/regress-result.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { factsOf } from '../facts.ts';
import { answerOf } from './answer-of.ts';
import { causesFromAnswers, type DifferenceCause } from './cause.ts';
import { kindsOf, pairsOf, type Kind, type Pair } from './comparison.ts';
import { differenceOf, type Shown } from './difference.ts';
import { dataFingerprint, isSameSpace, RequestsFingerprint } from './fingerprints.ts';
import { Lane, type LaneOptions } from './lane.ts';
import { caseFor, LiveCauses, type Live } from './live.ts';
import { masked, noNoise } from './noise.ts';
import { noiseOf } from './noise-again.ts';
import { Prediction } from './predict.ts';
import { answersOf } from './record.ts';
import { checkDifferences, regressResult, sideOfBaseline, sideOfTarget } from './result.ts';
import { checkLanes, planOf, survey, type SurveyOptions, type SurveyPlan } from './survey.ts';
import type { Strength } from '../contract/options.ts';

export interface CompareOptions extends LaneOptions, SurveyOptions {
  readonly failOn: FailOn;
  /** How to run it again; must hold no secret. */
  readonly command: string;
  /** The baseline's rules, parsed. */
  readonly rules?: ((id: RuleId) => boolean) | undefined;
}

/** Runs a baseline's cases against a target and says what is different, by cause. */
export async function compareWithBaseline(
  target: Target,
  baseline: Baseline,
  options: CompareOptions,
): Promise<RegressResult> {
  const startedAt = new Date();
  const lane = new Lane(target, options);
  try {
    await checkLanes([lane]);
    const plan = planOf(target, surveyPlanOf(baseline, options.rules));
    const [now] = await survey([lane], plan, options);
    if (now === undefined) throw new RangeError('a survey of one lane gives one');
    const { answers, incomparable } = comparableAnswers(baseline, now.seen);
    const after = answersOf(now, lane);
    const noise = await noiseOf(lane, pairsOf(answers, maskedAll(after, baseline.noise)), baseline.noise);
    const before = maskedAll(answers, noise);
    const pairs = pairsOf(before, maskedAll(after, noise));
    const prediction = new Prediction(before);
    const again = seenAgain(lane, (answer) => masked(answer, noise));
    const live: Live = {
      before: (testCase) => Promise.resolve(prediction.of(testCase.id)),
      after: again,
      seen: (id) => now.seen.get(id),
      target,
      stopped: () => options.signal?.aborted === true,
    };
    const found = await differencesOf(pairs, live, shownBy(lane, live));
    return regressResult({
      pairs,
      ...found,
      checks: checkDifferences(baseline.checks, now.checks),
      notComparable: [...incomparable, ...newCases(baseline, now.seen.keys())],
      unsteady: baseline.unsteady.length + found.unsteady,
      notes: [...notesOf(baseline, target, plan), ...found.notes],
      before: sideOfBaseline(baseline),
      after: sideOfTarget(target),
      failOn: options.failOn,
      run: factsOf({
        target,
        seed: baseline.seed,
        strength: baseline.strength,
        command: options.command,
        startedAt,
        requests: lane.session.requests,
      }),
    });
  } finally {
    await lane.close();
  }
}

/** Sends each case to two targets, moments apart, and says what the second does otherwise. */
export async function compareTargets(
  first: Target,
  second: Target,
  options: CompareOptions & SurveyPlan,
): Promise<RegressResult> {
  const startedAt = new Date();
  const lanes = [new Lane(first, options), new Lane(second, options)] as const;
  const [was, is] = lanes;
  try {
    await checkLanes(lanes);
    const [old, now] = await survey(lanes, planOf(first, options), options);
    if (old === undefined || now === undefined) throw new RangeError('a survey of two lanes gives two');
    const [before, after] = [answersOf(old, was), answersOf(now, is)];
    const known = await noiseOf(was, pairsOf(after, before), noNoise);
    const noise = await noiseOf(is, pairsOf(maskedAll(before, known), maskedAll(after, known)), known);
    const pairs = pairsOf(maskedAll(before, noise), maskedAll(after, noise));
    const quiet = (answer: Answer): Answer => masked(answer, noise);
    const [askFirst, askSecond] = [seenAgain(was, quiet), seenAgain(is, quiet)];
    const live: Live = {
      before: async ({ id }) => {
        const twin = caseFor(id, first);
        return twin === undefined ? undefined : (await askFirst(twin)).answer;
      },
      after: askSecond,
      seen: (id) => now.seen.get(id),
      target: second,
      stopped: () => options.signal?.aborted === true,
    };
    const found = await differencesOf(pairs, live, shownBy(is, live));
    const missing = [...old.seen.keys()].filter((id) => !now.seen.has(id));
    return regressResult({
      pairs,
      ...found,
      checks: checkDifferences(old.checks, now.checks),
      notComparable: listed('the second target cannot have such a request', missing),
      before: sideOfTarget(first),
      after: sideOfTarget(second),
      failOn: options.failOn,
      run: factsOf({
        target: second,
        seed: options.seed,
        strength: String(options.strength),
        command: options.command,
        startedAt,
        requests: was.session.requests + is.session.requests,
      }),
    });
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
  }
}

/** Compares two baselines; nothing is sent. */
export function compareBaselines(
  first: Baseline,
  second: Baseline,
  options: Pick<CompareOptions, 'failOn' | 'command'>,
): RegressResult {
  const startedAt = new Date();
  const pairs = pairsOf(
    maskedAll(first.answers, second.noise),
    maskedAll(second.answers, first.noise),
  ).filter(
    ({ described }) => isSameSpace(described.id, first.spaces) && isSameSpace(described.id, second.spaces),
  );
  const compared = new Set(pairs.map(({ described }) => described.id));
  const left = [...new Set([...first.answers.keys(), ...second.answers.keys()])].filter(
    (id) => !compared.has(id),
  );
  const differences = kindsOf(pairs).flatMap((kind) =>
    causesFromAnswers(kind).map((cause) => differenceOf(kind, cause, undefined)),
  );
  return regressResult({
    pairs,
    differences,
    checks: checkDifferences(first.checks, second.checks),
    notComparable: listed('only one of the baselines has it', left),
    unsteady: new Set([...first.unsteady, ...second.unsteady]).size,
    notes: otherData(first.data, second.data),
    before: sideOfBaseline(first),
    after: sideOfBaseline(second),
    failOn: options.failOn,
    run: {
      harness: sideOfBaseline(second).harness,
      node: process.version,
      target: second.target,
      host: 'offline',
      platform: second.platform,
      seed: second.seed,
      strength: second.strength,
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      command: options.command,
      requests: 0,
    },
  });
}

function surveyPlanOf({ seed, strength }: Baseline, rules: CompareOptions['rules']): SurveyPlan {
  return { seed, strength: (strength === 'all' ? strength : Number(strength)) as Strength, rules };
}

function maskedAll(answers: ReadonlyMap<string, Answer>, noise: Baseline['noise']): Map<string, Answer> {
  return new Map([...answers].map(([id, answer]) => [id, masked(answer, noise)]));
}

function seenAgain(lane: Lane, quiet: (answer: Answer) => Answer): Live['after'] {
  return async (testCase) => {
    const seen = await lane.alone(testCase);
    return { seen, answer: quiet(answerOf(seen, lane.session.mask)) };
  };
}

function shownBy({ target, session }: Lane, live: Live): Shown {
  const caseOf = (id: string): Case | undefined => live.seen(id)?.exchange.case ?? caseFor(id, target);
  return { target, mask: session.mask, caseOf, seen: live.seen };
}

/** The differences, and those that did not show again when they were looked at. */
async function differencesOf(
  pairs: readonly Pair[],
  live: Live,
  shown: Shown,
): Promise<{ differences: RegressResult['differences']; unsteady: number; notes: string[] }> {
  const finder = new LiveCauses(live);
  const found: [Kind, DifferenceCause][] = [];
  for (const kind of kindsOf(pairs)) for (const cause of await finder.of(kind)) found.push([kind, cause]);
  // Seen once in the crowd and never again alone: that is no difference to act on, but it is said.
  const passing = found.filter(([, { flaky }]) => flaky !== undefined && flaky.failed <= 1);
  const unsteady = new Set(passing.flatMap(([, { members }]) => members)).size;
  return {
    differences: found
      .filter((one) => !passing.includes(one))
      .map(([kind, cause]) => differenceOf(kind, cause, shown)),
    unsteady,
    notes:
      unsteady === 0
        ? []
        : [
            `${unsteady} cases were answered otherwise once, and as before in ten further tries; they are not told as differences.`,
          ],
  };
}

function comparableAnswers(
  baseline: Baseline,
  seen: ReadonlyMap<string, unknown>,
): { answers: Map<string, Answer>; incomparable: Incomparable[] } {
  const answers = new Map<string, Answer>();
  const unknown: string[] = [];
  const unplanned: string[] = [];
  for (const [id, answer] of baseline.answers) {
    if (describedCase(id) === undefined || !isSameSpace(id, baseline.spaces)) unknown.push(id);
    else if (seen.has(id)) answers.set(id, answer);
    else unplanned.push(id);
  }
  return {
    answers,
    incomparable: [
      ...listed('this version of the harness gives the id another meaning, or none', unknown),
      ...listed('the plan has no such case any more, for this target file', unplanned),
    ],
  };
}

function newCases(baseline: Baseline, ids: Iterable<string>): Incomparable[] {
  const unsteady = new Set(baseline.unsteady);
  const fresh = [...ids].filter((id) => !baseline.answers.has(id) && !unsteady.has(id));
  return listed('the baseline has no such case', fresh);
}

/** Examples listed with a reason. */
const mostExamples = 10;

function listed(reason: string, ids: readonly string[]): Incomparable[] {
  if (ids.length === 0) return [];
  return [{ reason, cases: ids.length, examples: [...ids].sort().slice(0, mostExamples) }];
}

function notesOf(baseline: Baseline, target: Target, plan: Plan): string[] {
  const notes = otherData(baseline.data, dataFingerprint(target));
  if (notes.length === 0) {
    const requests = new RequestsFingerprint();
    for (const testCase of plan.cases()) requests.add(testCase, target);
    if (requests.value !== baseline.requests)
      notes.push('This version of the harness makes some of the requests otherwise than when the baseline was recorded.'); // prettier-ignore
  }
  if (baseline.observed !== (target.observer !== undefined))
    notes.push('Only one of both sides has an observer: what was launched is not compared.');
  const changed = Object.entries(target.capabilities).filter(
    ([name, value]) => baseline.capabilities[name] !== value,
  );
  if (changed.length > 0)
    notes.push(`The target file's capabilities are others: ${changed.map(([name, value]) => `${name} ${String(baseline.capabilities[name])} → ${String(value)}`).join(', ')}.`); // prettier-ignore
  return notes;
}

function otherData(before: string, after: string): string[] {
  return before === after
    ? []
    : ['The data of the target files differ (profiles, fields, campaigns, resources): cases of one id may be other requests.']; // prettier-ignore
}
