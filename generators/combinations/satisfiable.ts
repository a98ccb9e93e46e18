import type { Assignment } from '../../model/case.ts';
import { compile } from './compile.ts';
import type { CombinationModel } from './model.ts';

/** Whether some row of the model has all of these levels; RangeError at an unknown factor or level. */
export function isSatisfiable(model: CombinationModel, partial: Assignment): boolean {
  const compiled = compile(model);
  const levels = compiled.encode(partial);
  return compiled.components.every((component) =>
    component.hasRow(component.factors.map((factor) => levels[factor] as number)),
  );
}
