import type { Assignment } from '../../model/case.ts';
import type { Component } from './component.ts';
import { enumerateComponent } from './enumerate.ts';
import type { CombinationModel } from './model.ts';
import { validateModel } from './validate.ts';

/** A model with its levels as numbers and its constraints as tables. */
export interface CompiledModel {
  readonly names: readonly string[];
  readonly levels: readonly (readonly string[])[];
  readonly levelCounts: readonly number[];
  /** Every factor is in exactly one; one that no constraint names is alone in its own. */
  readonly components: readonly Component[];
  /** Index of each factor's component, and the factor's place in it. */
  readonly componentOf: readonly number[];
  readonly placeOf: readonly number[];
  readonly satisfiable: boolean;
  /** Levels by factor, -1 where the assignment says nothing; RangeError at an unknown factor or level. */
  encode(assignment: Assignment): Int32Array;
  decode(levels: ArrayLike<number>): Assignment;
}

const compiled = new WeakMap<CombinationModel, CompiledModel>();

/** Compiles a model, once for each model object; RangeError for a model that makes no sense. */
export function compile(model: CombinationModel): CompiledModel {
  let result = compiled.get(model);
  if (result === undefined) compiled.set(model, (result = compileAnew(model)));
  return result;
}

/** The same, but RangeError when no row satisfies the constraints. */
export function compileSatisfiable(model: CombinationModel): CompiledModel {
  const result = compile(model);
  if (!result.satisfiable) {
    const names = model.constraints.map((constraint) => constraint.name).join(', ');
    throw new RangeError(`no row satisfies all constraints of the model (${names})`);
  }
  return result;
}

function compileAnew(model: CombinationModel): CompiledModel {
  validateModel(model);
  const names = model.factors.map((factor) => factor.name);
  const levels = model.factors.map((factor) => [...factor.levels]);
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const levelIndexes = levels.map((list) => new Map(list.map((level, index) => [level, index])));
  const groups = tiedFactors(model, indexOf);
  const components = groups.map((group) => {
    const inside = model.constraints.filter((c) =>
      c.factors.some((name) => group.includes(indexOf.get(name) ?? -1)),
    );
    return enumerateComponent(model.factors, group, inside);
  });
  const componentOf: number[] = [];
  const placeOf: number[] = [];
  groups.forEach((group, component) =>
    group.forEach((factor, place) => {
      componentOf[factor] = component;
      placeOf[factor] = place;
    }),
  );
  return {
    names,
    levels,
    levelCounts: levels.map((list) => list.length),
    components,
    componentOf,
    placeOf,
    satisfiable: components.every((component) => component.size > 0),
    encode(assignment) {
      const row = new Int32Array(names.length).fill(-1);
      for (const [name, level] of Object.entries(assignment)) {
        const factor = indexOf.get(name);
        if (factor === undefined) throw new RangeError(`unknown factor ${name}`);
        const index = levelIndexes[factor]?.get(level);
        if (index === undefined) throw new RangeError(`unknown level ${level} of factor ${name}`);
        row[factor] = index;
      }
      return row;
    },
    decode(row) {
      const assignment: Record<string, string> = {};
      for (let factor = 0; factor < names.length; factor++) {
        assignment[names[factor] as string] = levels[factor]?.[row[factor] as number] as string;
      }
      return assignment;
    },
  };
}

/** Factors grouped by the constraints that tie them, each group and the groups in the model's order. */
function tiedFactors(model: CombinationModel, indexOf: ReadonlyMap<string, number>): number[][] {
  const group = model.factors.map((_, factor) => factor);
  for (const constraint of model.constraints) {
    const members = constraint.factors.map((name) => group[indexOf.get(name) as number] as number);
    const lowest = Math.min(...members);
    group.forEach((at, factor) => {
      if (members.includes(at)) group[factor] = lowest;
    });
  }
  const groups = new Map<number, number[]>();
  group.forEach((at, factor) => groups.set(at, [...(groups.get(at) ?? []), factor]));
  return [...groups.values()];
}
