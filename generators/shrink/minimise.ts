import type { Assignment, Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';
import { buildCase } from '../build.ts';
import { omit } from '../omit.ts';
import { nameOf } from '../faults/index.ts';
import { shrinkContexts, type ShrinkContexts } from './contexts.ts';
import { differing, explained, untied } from './explain.ts';
import { parametersFor } from './parameters.ts';
import { Trials } from './trials.ts';

/** The smallest case that was found to fail, and what of it matters. */
export interface Minimal {
  readonly case: Case;
  /** Levels that differ from the plain request and without which it does not fail. */
  readonly levels: Assignment;
  readonly parameters: string[];
  /** False where the requests ran out before each level was shown to matter. */
  readonly proven: boolean;
  /** Requests that it took. */
  readonly tried: number;
}

/**
 * Finds the fewest levels with which a case still fails; its fault and the seed of its values stay.
 *
 * `stillFails` sends a candidate; it is asked at most `budget` (default 35) times.
 */
export async function minimise(
  start: Case,
  target: Target,
  stillFails: (candidate: Case) => Promise<boolean>,
  budget = 35,
): Promise<Minimal> {
  const contexts = shrinkContexts(start, target);
  if (contexts === undefined) {
    return {
      case: start,
      levels: {},
      parameters: parametersFor({}, {}, start.fault),
      proven: false,
      tried: 0,
    };
  }
  const build = (row: Assignment): Case =>
    buildCase(start.space, row, start.fault && nameOf(start.fault), start.seed, target);
  const trials = new Trials((row) => stillFails(build(row)), budget);
  if (start.kind === 'example' && !(await trials.fails(contexts.keeping(start.assignment)))) {
    return { case: start, levels: {}, parameters: parametersIn(start), proven: false, tried: trials.count };
  }
  const kept = await mattering(start.assignment, contexts, trials);
  const simple = await untied(await simplified(kept, contexts, trials), contexts, trials);
  const row = contexts.keeping(simple);
  const levels = await explained(simple, contexts, trials);
  return {
    case: sameRow(row, start.assignment) && start.kind !== 'example' ? start : build(row),
    levels,
    parameters: parametersFor(levels, row, start.fault),
    proven: !trials.isSpent,
    tried: trials.count,
  };
}

/** Binary shrink: each round finds the last level of the shortest failing beginning, which therefore matters. */
async function mattering(start: Assignment, contexts: ShrinkContexts, trials: Trials): Promise<Assignment> {
  const kept: Record<string, string> = {};
  let rest = differing(start, contexts.plain);
  while (!(await trials.fails(contexts.keeping(kept)))) {
    if (trials.isSpent || rest.length === 0) return { ...kept, ...Object.fromEntries(rest) };
    let low = 0;
    let high = rest.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      const some = { ...kept, ...Object.fromEntries(rest.slice(0, middle)) };
      if (contexts.canHave(some) && (await trials.fails(contexts.keeping(some)))) high = middle;
      else low = middle;
    }
    const [name, level] = rest[high - 1] as [string, string];
    kept[name] = level;
    rest = rest.slice(0, high - 1);
  }
  return kept;
}

/** One level at a time: left out, or else made the plainest with which it still fails. */
async function simplified(kept: Assignment, contexts: ShrinkContexts, trials: Trials): Promise<Assignment> {
  let result = kept;
  for (const [name, level] of Object.entries(kept)) {
    const others = omit(result, name);
    if (await failsWith(others)) {
      result = others;
      continue;
    }
    const possible = contexts.model.factors.find((factor) => factor.name === name)?.levels ?? [];
    // An empty value is a case of its own, so that it says little of the others.
    const plainer = possible
      .slice(0, possible.indexOf(level))
      .filter((candidate) => candidate !== contexts.plain[name] && candidate !== 'empty')
      .find((candidate) => contexts.canHave({ ...others, [name]: candidate }));
    if (plainer !== undefined && (await failsWith({ ...others, [name]: plainer }))) {
      result = { ...others, [name]: plainer };
    }
  }
  return result;

  async function failsWith(levels: Assignment): Promise<boolean> {
    return trials.fails(contexts.keeping(levels));
  }
}

function parametersIn({ request }: Case): string[] {
  return Object.keys(request.parameters ?? {}).filter((name) => name !== 'token' && name !== 'id');
}

function sameRow(one: Assignment, other: Assignment): boolean {
  return Object.entries(one).every(([name, level]) => other[name] === level);
}
