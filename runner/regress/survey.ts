import { caseFromId, planCases, type Plan } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import { HarnessError } from '../../model/errors.ts';
import type { SequenceAnswer } from '../../model/regress.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { inCrowd, sourceOf } from '../contract/crowd.ts';
import type { Strength } from '../contract/options.ts';
import { checkReachable } from '../contract/reach.ts';
import { runSequences } from '../contract/sequences/index.ts';
import { SequenceSample } from '../contract/sequences/sample.ts';
import { isWriter } from '../contract/writers.ts';
import type { Seen } from './answer-of.ts';
import type { Lane } from './lane.ts';

/** What is sent: the plan of a contract run. */
export interface SurveyPlan {
  readonly seed: number;
  readonly strength: Strength;
  readonly rules?: ((id: RuleId) => boolean) | undefined;
}

/** What one target showed. */
export interface Survey {
  readonly seen: ReadonlyMap<string, Seen>;
  readonly checks: Readonly<Partial<Record<RuleId, SequenceAnswer>>>;
}

export interface SurveyOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export function planOf(target: Target, { seed, strength, rules }: SurveyPlan): Plan {
  return planCases(target, { seed, strength, ...(rules && { rules }) });
}

/**
 * Sends every case of a plan to each target, moments apart, then what takes several requests, then what writes.
 *
 * The plan is the first target's; a case that another cannot have is left out there.
 *
 * @throws HarnessError if it could not be brought to its end: half a survey compares with nothing.
 */
export async function survey(lanes: readonly Lane[], plan: Plan, options: SurveyOptions): Promise<Survey[]> {
  const stopped = (): boolean => options.signal?.aborted === true;
  const views = lanes.map(() => new Map<string, Seen>());
  const samples = lanes.map(() => new SequenceSample());
  const writers: Case[] = [];
  let done = 0;
  for (const [index, lane] of lanes.entries()) {
    await lane.open();
    lane.listen((seen) => {
      views[index]?.set(seen.exchange.case.id, seen);
      samples[index]?.take(seen.exchange, seen.findings);
      if (index === 0) options.onProgress?.(++done, plan.count);
    });
  }
  const inOrder = function* (): Generator<Case> {
    for (const testCase of plan.cases()) {
      if (isWriter(testCase)) writers.push(testCase);
      else yield testCase;
    }
  };
  const send = async (testCase: Case): Promise<void> => {
    const sent = async (lane: Lane, index: number): Promise<void> => lane.send(twinOf(testCase, lane, index));
    await Promise.all(lanes.map((lane, index) => sent(lane, index).catch(unlessUnknown)));
  };
  await inCrowd(sourceOf(inOrder()), lanes[0]?.session.concurrency ?? 1, send, stopped);
  for (const lane of lanes) await lane.audit.settle();
  const checks: Survey['checks'][] = [];
  for (const [index, lane] of lanes.entries()) {
    checks.push(await sequencesOf(lane, samples[index] as SequenceSample, stopped));
    await writeWith(lane, index, writers, views[index] as Map<string, Seen>, stopped);
  }
  checkWhole(options.signal);
  return views.map((seen, index) => ({ seen, checks: checks[index] ?? {} }));
}

/** A few valid requests tell whether each target is there, before a thousand cases fail for one reason. */
export async function checkLanes(lanes: readonly Lane[]): Promise<void> {
  for (const lane of lanes) {
    const probes: Case[] = [];
    for (const testCase of planOf(lane.target, { seed: 1, strength: 1 }).cases()) {
      if (testCase.expects === 'accept') probes.push(testCase);
      if (probes.length === 6) break;
    }
    const taken = await checkReachable(lane.session, probes);
    if (taken !== undefined) lane.session.trust(taken);
  }
}

/** The case as the target's own data makes it. */
function twinOf(testCase: Case, lane: Lane, index: number): Case {
  return index === 0 ? testCase : caseFromId(testCase.id, lane.target);
}

function unlessUnknown(error: unknown): void {
  if (!(error instanceof HarnessError) || error.code !== 'case.unknown') throw error;
}

async function sequencesOf(
  { session, audit }: Lane,
  sample: SequenceSample,
  stopped: () => boolean,
): Promise<Survey['checks']> {
  const checks: Partial<Record<RuleId, SequenceAnswer>> = {};
  for await (const result of runSequences({ session, audit, seen: sample.exchanges, stopped })) {
    const { rule, exchange, findings } = result;
    const broken = findings.some((finding) => finding.rule === rule);
    const before = checks[rule] ?? { held: true, marks: [] };
    const marks = rule === 'dedup.replay' ? marksOf(exchange) : [];
    checks[rule] = {
      held: before.held && !broken,
      marks: [...new Set([...before.marks, ...marks])].sort(),
    };
  }
  return checks;
}

/** The headers that mark an answer as a repeated one. */
function marksOf({ observation: { result } }: Seen['exchange']): string[] {
  if (result.kind !== 'response') return [];
  return Object.keys(result.response.headers).filter((name) => /^(?:x-)?duplicate-/.test(name));
}

async function writeWith(
  lane: Lane,
  index: number,
  writers: readonly Case[],
  view: Map<string, Seen>,
  stopped: () => boolean,
): Promise<void> {
  const written: Case[] = [];
  for (const testCase of writers) {
    if (stopped()) break;
    try {
      const twin = twinOf(testCase, lane, index);
      written.push(twin);
      view.set(testCase.id, await lane.alone(twin));
    } catch (error) {
      unlessUnknown(error);
    }
  }
  await lane.restore(written);
}

function checkWhole(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new HarnessError(
    'runNotMade',
    'regress.stopped',
    `stopped by ${signal.reason === 'SIGTERM' ? 'SIGTERM' : 'SIGINT'}: what was seen until then compares with nothing`,
    'Run it again to its end.',
  );
}
