import { describedCase, type Described } from '../../generators/index.ts';
import type { Answer } from '../../model/regress.ts';
import { changesOf, type Change } from './changes.ts';

/** One case on both sides. */
export interface Pair {
  readonly described: Described;
  readonly before: Answer;
  readonly after: Answer;
  readonly changes: readonly Change[];
}

/** The changes of one kind: the cases that show it, and those that could have and do not. */
export interface Kind {
  readonly change: Change;
  readonly changed: readonly Pair[];
  readonly unchanged: readonly Pair[];
}

/** Two sets of answers laid beside each other, case by case. */
export function pairsOf(before: ReadonlyMap<string, Answer>, after: ReadonlyMap<string, Answer>): Pair[] {
  const pairs: Pair[] = [];
  for (const [id, was] of before) {
    const is = after.get(id);
    const described = is === undefined ? undefined : describedCase(id);
    if (is === undefined || described === undefined) continue;
    pairs.push({ described, before: was, after: is, changes: changesOf(was, is, described) });
  }
  return pairs.sort((a, b) => (a.described.id < b.described.id ? -1 : 1));
}

/** The kinds of change; what follows from another one is not told twice. */
export function kindsOf(pairs: readonly Pair[]): Kind[] {
  const byKind = new Map<string, { change: Change; changed: Pair[] }>();
  for (const pair of pairs) {
    for (const change of pair.changes) {
      const known = byKind.get(change.kind);
      if (known === undefined) byKind.set(change.kind, { change, changed: [pair] });
      else known.changed.push(pair);
    }
  }
  return [...byKind].map(([kind, { change, changed }]) => {
    const was = stateOf(change, changed[0]?.before);
    const unchanged = pairs.filter(
      (pair) =>
        stateOf(change, pair.before) === was &&
        // An outcome that turned took the rest of the answer with it, which then says nothing.
        (change.aspect.of === 'outcome' || pair.before.outcome === pair.after.outcome) &&
        !pair.changes.some((other) => other.kind === kind),
    );
    return { change, changed: [...changed].sort(bySize), unchanged };
  });
}

/** Of the answer before, what the change is a change of: cases that had something else could not show it. */
function stateOf({ aspect }: Change, before: Answer | undefined): string {
  if (before === undefined) return '';
  switch (aspect.of) {
    case 'outcome':
      return before.outcome;
    case 'answer':
      return `${before.outcome} ${before.status} ${before.error}`;
    case 'text':
      return `${before.outcome} ${before.status} ${before.error} ${before.text}`;
    case 'key':
      return before.shape.keys.find((key) => key.startsWith(`${aspect.name}:`)) ?? '';
    case 'header':
      return before.shape.headers.find((header) => header.split('=', 1)[0] === aspect.name) ?? '';
    case 'effects':
      return before.outcome;
    case 'rule':
    case 'marks':
      return '';
  }
}

function bySize(a: Pair, b: Pair): number {
  const size = ({ described: { assignment } }: Pair): number =>
    Object.values(assignment).filter((level) => !plain.has(level)).length;
  return size(a) - size(b) || (a.described.id < b.described.id ? -1 : 1);
}

const plain = new Set(['absent', 'none', 'no', 'plain', 'json', 'number', 'p1']);
