import type { Assignment, Space } from '../model/case.ts';
import type { Target } from '../model/target.ts';
import type { FaultModel } from './fault-model.ts';
import { modelFor } from './space.ts';

/** Why a target cannot serve an assignment (of a fault's contexts, if one is given); undefined where it can. */
export function whyNotServed(
  space: Space,
  target: Target,
  assignment: Assignment,
  contexts: FaultModel | undefined,
): string | undefined {
  const { model, wide, unavailable } = modelFor(space, target);
  if (unavailable !== undefined) return unavailable;
  for (const { name, levels } of contexts?.model.factors ?? wide) {
    const level = assignment[name] ?? '';
    const fixed = contexts?.fixed[name];
    if (!levels.includes(level) || (fixed !== undefined && fixed !== level))
      return `it has no ${name} ${level}`;
  }
  const broken = model.constraints.find(
    (constraint) =>
      !constraint.allows(
        Object.fromEntries(constraint.factors.map((name) => [name, assignment[name] as string])),
      ),
  );
  return broken && `${broken.factors.join(' and ')} cannot be combined like that`;
}
