import type { Assignment } from '../model/case.ts';
import type { Target } from '../model/target.ts';
import { coarse } from './coarse.ts';
import { isSatisfiable, type CombinationModel, type Factor } from './combinations/index.ts';
import type { FaultDefinition } from './faults/definition.ts';
import { modelFor } from './space.ts';

/** The contexts in which a fault can be tried: a model, and the levels that its every row has. */
export interface FaultModel {
  readonly model: CombinationModel;
  /** The same with levels that stand for others: what is combined beyond each level by itself. */
  readonly coarse: CombinationModel;
  readonly fixed: Assignment;
  /** The same text for faults whose contexts are the same. */
  readonly key: string;
}

const models = new WeakMap<Target, Map<string, CombinationModel>>();

/** The contexts of a fault on a target, or why there are none. */
export function faultModelFor(
  fault: FaultDefinition,
  target: Target,
): FaultModel | { readonly reason: string } {
  const { model, unavailable } = modelFor(fault.space, target);
  const reason = unavailable ?? fault.unavailable?.(target);
  if (reason !== undefined) return { reason };
  const fixed: Record<string, string> = {};
  const factors: Factor[] = [];
  for (const factor of model.factors) {
    const allowed = allowedLevels(fault, factor);
    if (allowed.length === 0) {
      const needed = fault.needs[factor.name] ?? fault.formats;
      return { reason: `no request of this target can have ${factor.name} ${needed.join(' or ')}` };
    }
    if (allowed.length === 1 && factor.levels.length > 1) fixed[factor.name] = allowed[0] as string;
    const whole = allowed.length === 1 || allowed.length === factor.levels.length;
    factors.push(whole ? factor : { name: factor.name, levels: allowed });
  }
  const pruned = prunedModel(target, fault.space, model, factors);
  if (!isSatisfiable(pruned, fixed))
    return { reason: 'no request of this target has the levels that it needs' };
  const fewer = prunedModel(target, fault.space, model, coarse(factors));
  return {
    model: pruned,
    coarse: isSatisfiable(fewer, fixed) ? fewer : pruned,
    fixed,
    key: `${keyOf(factors)} ${JSON.stringify(fixed)}`,
  };
}

function allowedLevels(fault: FaultDefinition, factor: Factor): readonly string[] {
  const needed = fault.needs[factor.name];
  const formats: readonly string[] | undefined = factor.name === 'encoding' ? fault.formats : undefined;
  if (needed === undefined && formats === undefined) return factor.levels;
  return factor.levels.filter(
    (level) => (needed?.includes(level) ?? true) && (formats?.includes(level) ?? true),
  );
}

/** One model object for each set of levels: what is known of it is kept with it. */
function prunedModel(
  target: Target,
  space: string,
  model: CombinationModel,
  factors: readonly Factor[],
): CombinationModel {
  if (factors.every((factor, index) => factor === model.factors[index])) return model;
  let known = models.get(target);
  if (known === undefined) models.set(target, (known = new Map<string, CombinationModel>()));
  const key = `${space} ${keyOf(factors)}`;
  const pruned = known.get(key) ?? { factors, constraints: model.constraints };
  known.set(key, pruned);
  return pruned;
}

function keyOf(factors: readonly Factor[]): string {
  return factors.map(({ levels }) => levels.join()).join(';');
}
