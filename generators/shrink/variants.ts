import type { Assignment, Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';
import { buildCase } from '../build.ts';
import { nameOf } from '../faults/index.ts';
import { shrinkContexts } from './contexts.ts';

/** A minimal case with one of its levels exchanged for another. */
export interface Variant {
  readonly level: string;
  readonly case: Case;
  /** Whether the level is the plain request's own. */
  readonly plain: boolean;
}

/** The minimal case with every other level that a factor can have beside the levels that matter. */
export function variantsOf(minimal: Case, levels: Assignment, factor: string, target: Target): Variant[] {
  const contexts = shrinkContexts(minimal, target);
  const possible = contexts?.model.factors.find(({ name }) => name === factor)?.levels ?? [];
  if (contexts === undefined) return [];
  return possible
    .filter(
      (level) => level !== minimal.assignment[factor] && contexts.canHave({ ...levels, [factor]: level }),
    )
    .map((level) => ({
      level,
      case: rebuilt(minimal, contexts.keeping({ ...levels, [factor]: level }), target),
      plain: level === contexts.plain[factor],
    }));
}

/** The minimal case with some levels exchanged; undefined where no request has them. */
export function withLevels(minimal: Case, levels: Assignment, target: Target): Case | undefined {
  const contexts = shrinkContexts(minimal, target);
  if (contexts === undefined || !contexts.canHave(levels)) return undefined;
  return rebuilt(minimal, contexts.keeping(levels), target);
}

function rebuilt(minimal: Case, row: Assignment, target: Target): Case {
  return buildCase(minimal.space, row, minimal.fault && nameOf(minimal.fault), minimal.seed, target);
}
