import type { Described } from '../../generators/index.ts';
import type { RunFacts } from '../../model/contract-result.ts';
import { differenceClasses, type Answer, type Baseline, type SequenceAnswer } from '../../model/regress.ts';
import {
  regressSchema,
  type Difference,
  type FailOn,
  type Incomparable,
  type RegressResult,
  type Side,
  type Standing,
} from '../../model/regress-result.ts';
import { rule, type RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { harnessVersion } from '../facts.ts';
import type { Pair } from './comparison.ts';

export interface ResultInput {
  readonly pairs: readonly Pair[];
  readonly differences: readonly Difference[];
  readonly checks: readonly Difference[];
  readonly notComparable: readonly Incomparable[];
  readonly unsteady: number;
  readonly notes: readonly string[];
  readonly before: Side;
  readonly after: Side;
  readonly failOn: FailOn;
  readonly run: RunFacts;
}

/** Makes the result of a comparison of what was found. */
export function regressResult(input: ResultInput): RegressResult {
  const { pairs, notComparable, unsteady, notes, before, after, failOn, run } = input;
  const differences = [...input.differences, ...input.checks].sort(byWeight);
  const counts = {
    compared: pairs.length,
    differing: pairs.filter(({ changes }) => changes.length > 0).length,
    notComparable: notComparable.reduce((sum, { cases }) => sum + cases, 0),
    unsteady,
  };
  const verdict = verdictOf(pairs.length, differences);
  return {
    schema: regressSchema,
    verdict,
    reason: reasonOf(counts, differences),
    failOn,
    counts,
    differences,
    standing: standingOf(pairs),
    notComparable,
    notes,
    before,
    after,
    ...changedAnswers(pairs),
    run,
  };
}

function verdictOf(compared: number, differences: readonly Difference[]): RegressResult['verdict'] {
  if (compared === 0) return 'not-comparable';
  if (differences.some((difference) => difference.class === 'breaking')) return 'breaking';
  return differences.length > 0 ? 'changed' : 'same';
}

function reasonOf(counts: RegressResult['counts'], differences: readonly Difference[]): string {
  if (counts.compared === 0) return 'no case could be compared';
  const compared = `${counts.compared} cases compared`;
  if (differences.length === 0) return `${compared}, and all are answered as before`;
  const parts = differenceClasses.flatMap((name) => {
    const count = differences.filter((difference) => difference.class === name).length;
    return count === 0 ? [] : [`${count} ${name}`];
  });
  return `${compared}: ${parts.join(', ')}`;
}

/** The worst class first, within it what most cases show. */
function byWeight(a: Difference, b: Difference): number {
  const rank = (one: Difference): number => differenceClasses.indexOf(one.class);
  return rank(a) - rank(b) || b.cases - a.cases || (a.id < b.id ? -1 : 1);
}

function standingOf(pairs: readonly Pair[]): Standing[] {
  const byRule = new Map<RuleId, { new: number; fixed: number; still: number }>();
  for (const { before, after, described } of pairs) {
    const [was, is] = [brokenIn(before, described), brokenIn(after, described)];
    for (const id of new Set([...was, ...is])) {
      const entry = byRule.get(id) ?? { new: 0, fixed: 0, still: 0 };
      byRule.set(id, entry);
      entry[was.has(id) ? (is.has(id) ? 'still' : 'fixed') : 'new']++;
    }
  }
  return [...byRule]
    .map(([id, entry]) => ({ rule: id, ...entry }))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** What the specification says of it is broken; expectations of a target file are not known here. */
function brokenIn({ broken, outcome }: Answer, { rule, expects }: Described): Set<RuleId> {
  const wrong =
    (expects === 'accept' && outcome === 'reject') || (expects === 'reject' && outcome === 'accept');
  return new Set([...broken, ...(wrong ? [rule] : [])]);
}

/** The answers that differing cases get now, each distinct one once. */
function changedAnswers(pairs: readonly Pair[]): Pick<RegressResult, 'answers' | 'changed'> {
  const places = new Map<string, number>();
  const answers: Answer[] = [];
  const changed: Record<string, number> = {};
  for (const { described, after, changes } of pairs) {
    if (changes.length === 0) continue;
    const key = JSON.stringify(after);
    const place = places.get(key) ?? answers.push(after) - 1;
    places.set(key, place);
    changed[described.id] = place;
  }
  return { answers, changed };
}

/** Differences between checks of several requests. */
export function checkDifferences(before: Baseline['checks'], after: Baseline['checks']): Difference[] {
  const found: Difference[] = [];
  for (const [id, was] of Object.entries(before) as [RuleId, SequenceAnswer][]) {
    const is = after[id];
    if (is === undefined) continue;
    const told = { rule: id, title: rule(id).statement, case: `sequence:${id}` };
    if (was.held !== is.held) {
      const words = (held: boolean): string => (held ? 'held' : 'broken');
      found.push({
        ...plainDifference(`C${id}`, is.held ? 'behaviour' : 'breaking', words(was.held), words(is.held)),
        ...told,
        aspect: { of: 'rule', name: id },
        message: is.held
          ? `Requests one after another do not break ${id} any more`
          : `Requests one after another break ${id} now`,
        rules: [id],
      });
    }
    if (was.marks.join() !== is.marks.join()) {
      const lost = was.marks.some((mark) => !is.marks.includes(mark));
      const [old, now] = [was.marks.join(', ') || 'no header', is.marks.join(', ') || 'no header'];
      found.push({
        ...plainDifference(`M${id}`, lost ? 'behaviour' : 'addition', old, now),
        ...told,
        aspect: { of: 'marks' },
        message: `A repeated request's answer is marked by ${now} instead of ${old}`,
        rules: [id],
      });
    }
  }
  return found;
}

function plainDifference(
  id: string,
  of: Difference['class'],
  before: string,
  after: string,
): Omit<Difference, 'rule' | 'aspect' | 'message' | 'rules' | 'title' | 'case'> {
  const minimal = { parameters: [], levels: {}, body: '', proven: false };
  return { id, class: of, before, after, minimal, cases: 1, members: [] };
}

export function sideOfTarget(target: Target): Side {
  return {
    kind: 'target',
    name: target.name,
    platform: target.platform,
    harness: harnessVersion(),
    host: new URL(target.baseUrl).host,
  };
}

export function sideOfBaseline({ target, platform, harness }: Baseline): Side {
  return { kind: 'baseline', name: target, platform, harness };
}
