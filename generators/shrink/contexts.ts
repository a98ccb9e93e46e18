import type { Assignment, Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';
import { isSatisfiable, type CombinationModel } from '../combinations/index.ts';
import { faultModelFor } from '../fault-model.ts';
import { findFault } from '../faults/index.ts';
import { plainest } from '../plain.ts';
import { modelFor } from '../space.ts';

/** The requests that a failing case can be made smaller to. */
export interface ShrinkContexts {
  readonly model: CombinationModel;
  /** The plain request: JSON, the simplest key that the fault allows, nothing optional. */
  readonly plain: Assignment;
  /** Whether some request has these levels. */
  canHave(levels: Assignment): boolean;
  /**
   * The request nearest to the plain one that keeps some of the failing case's levels.
   *
   * Where a constraint ties another factor to them, the failing case's level is taken before any other.
   */
  keeping(levels: Assignment): Assignment;
}

/** The requests around a failing case; undefined where the target has none (it was made for another one). */
export function shrinkContexts(failing: Case, target: Target): ShrinkContexts | undefined {
  const fault = failing.fault && findFault(`${failing.fault.rule}.${failing.fault.name}`);
  const found = fault ? faultModelFor(fault, target) : { model: widened(failing, target), fixed: {} };
  if ('reason' in found) return undefined;
  const { model } = found;
  const fixed: Assignment = found.fixed;
  const known = new Map(model.factors.map(({ name, levels }) => [name, new Set(levels)]));
  // A fault leaves some levels out altogether: those are no request of it, either.
  const canHave = (levels: Assignment): boolean =>
    Object.entries(levels).every(
      ([name, level]) => known.get(name)?.has(level) === true && (fixed[name] ?? level) === level,
    ) && isSatisfiable(model, { ...levels, ...fixed });
  const plain = plainest(model, fixed);
  return {
    model,
    plain,
    canHave,
    keeping(levels) {
      const chosen: Record<string, string> = { ...fixed, ...levels };
      for (const { name, levels: possible } of model.factors) {
        if (name in chosen) continue;
        const order = [plain[name] as string, failing.assignment[name] as string, ...possible];
        chosen[name] =
          order.find((level) => canHave({ ...chosen, [name]: level })) ?? (plain[name] as string);
      }
      return Object.fromEntries(model.factors.map(({ name }) => [name, chosen[name] as string]));
    },
  };
}

/** The model with the levels of the failing case added that only sweeps have. */
function widened(failing: Case, target: Target): CombinationModel {
  const { model } = modelFor(failing.space, target);
  const isCombined = model.factors.every(({ name, levels }) =>
    levels.includes(failing.assignment[name] ?? ''),
  );
  if (isCombined) return model;
  const factors = model.factors.map(({ name, levels }) => {
    const level = failing.assignment[name];
    return level === undefined || levels.includes(level)
      ? { name, levels }
      : { name, levels: [...levels, level] };
  });
  return { factors, constraints: model.constraints };
}
