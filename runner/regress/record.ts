import type { Answer, Baseline, SequenceAnswer } from '../../model/regress.ts';
import { HarnessError } from '../../model/errors.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { harnessVersion } from '../facts.ts';
import { answerOf } from './answer-of.ts';
import { dataFingerprint, RequestsFingerprint, spaceFingerprints } from './fingerprints.ts';
import { Lane, type LaneOptions } from './lane.ts';
import { joinedNoise, masked, steadyEffects, varyingBetween, type Varying } from './noise.ts';
import { checkLanes, planOf, survey, type Survey, type SurveyOptions, type SurveyPlan } from './survey.ts';

export interface RecordOptions extends SurveyPlan, LaneOptions, SurveyOptions {
  /** How often the suite is run to find what varies; at least 2. */
  readonly runs: number;
  /** The rules as they were given. */
  readonly rulesText?: string | undefined;
}

/**
 * Runs the suite several times against one target and keeps what it answers each time alike.
 *
 * @throws HarnessError as a contract run does, and (exit 3) where the target is too unsteady to be compared with.
 */
export async function recordBaseline(target: Target, options: RecordOptions): Promise<Baseline> {
  const lane = new Lane(target, options);
  try {
    await checkLanes([lane]);
    const plan = planOf(target, options);
    const requests = new RequestsFingerprint();
    for (const testCase of plan.cases()) requests.add(testCase, target);
    const runs: Survey[] = [];
    while (runs.length < options.runs) runs.push(...(await survey([lane], plan, options)));
    const { answers, noise, unsteady } = steadyAnswers(runs.map((run) => answersOf(run, lane)));
    return {
      harness: harnessVersion(),
      target: target.name,
      platform: target.platform,
      capabilities: { ...target.capabilities },
      seed: options.seed,
      strength: String(options.strength),
      ...(options.rulesText === undefined ? {} : { rules: options.rulesText }),
      runs: options.runs,
      observed: target.observer !== undefined,
      spaces: spaceFingerprints(),
      data: dataFingerprint(target),
      requests: requests.value,
      noise,
      checks: steadyChecks(runs.map(({ checks }) => checks)),
      accepted: [],
      unsteady,
      answers,
    };
  } finally {
    await lane.close();
  }
}

/** The answers of a survey, by case. */
export function answersOf({ seen }: Survey, { session }: Lane): Map<string, Answer> {
  return new Map([...seen].map(([id, one]) => [id, answerOf(one, session.mask)]));
}

/** Shares of unsteady cases beyond which there is nothing to compare with. */
const mostUnsteady = 0.5;

/** What several runs have in common: answers without what varies, and the cases whose answers themselves do. */
export function steadyAnswers(
  runs: readonly ReadonlyMap<string, Answer>[],
): Pick<Baseline, 'answers' | 'noise' | 'unsteady'> {
  const [first, ...others] = runs;
  const kept = new Map<string, Answer>();
  const varying: Varying[] = [];
  const unsteady = new Set<string>();
  for (const [id, answer] of first ?? []) {
    let steady = answer;
    for (const other of others.map((run) => run.get(id))) {
      const found = other === undefined ? undefined : varyingBetween(answer, other);
      if (other === undefined || found === undefined || !found.steady) unsteady.add(id);
      else {
        varying.push(found);
        steady = steadyEffects(steady, other);
      }
    }
    if (!unsteady.has(id)) kept.set(id, steady);
  }
  if (kept.size === 0 || unsteady.size > mostUnsteady * (kept.size + unsteady.size)) {
    throw new HarnessError(
      'runNotMade',
      'baseline.unsteady',
      `${unsteady.size} of ${kept.size + unsteady.size} cases were answered one way and another in ${runs.length} runs`,
      'Something else uses or changes the target, or it is overloaded: try again with a lower --concurrency.',
    );
  }
  const noise = joinedNoise(varying.map((found) => found.noise));
  const answers = new Map([...kept].map(([id, answer]) => [id, masked(answer, noise)]));
  return { answers, noise, unsteady: [...unsteady].sort() };
}

/** A check holds where it held in every run. */
function steadyChecks(runs: readonly Survey['checks'][]): Survey['checks'] {
  const checks: Partial<Record<RuleId, SequenceAnswer>> = {};
  for (const run of runs) {
    for (const [id, check] of Object.entries(run) as [RuleId, SequenceAnswer][]) {
      const before = checks[id];
      checks[id] =
        before === undefined
          ? check
          : {
              held: before.held && check.held,
              marks: [...new Set([...before.marks, ...check.marks])].sort(),
            };
    }
  }
  return checks;
}
