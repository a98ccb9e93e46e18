import fc from 'fast-check';
import { buildCase, faults, modelFor, type FaultDefinition } from '../../generators/index.ts';
import { productOf } from '../../generators/combinations/index.ts';
import { faultModelFor } from '../../generators/fault-model.ts';
import { nameOf } from '../../generators/faults/index.ts';
import type { Assignment, Case, Space } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';

const seed = fc.integer({ min: 0, max: 0xffffffff });

/** Valid cases of a space, from its whole product. */
export function validCase(space: Space, target: Target): fc.Arbitrary<Case> {
  const product = productOf(modelFor(space, target).model);
  return fc
    .tuple(fc.nat(product.size - 1), seed)
    .map(([index, value]) => buildCase(space, product.at(index), undefined, value, target));
}

/** The faults that a target can be tried with. */
export function possibleFaults(target: Target): FaultDefinition[] {
  return faults.filter((fault) => !('reason' in faultModelFor(fault, target)));
}

/** Cases of a fault in any of its contexts, with the assignment and the seed that made them. */
export function faultyCase(
  fault: FaultDefinition,
  target: Target,
): fc.Arbitrary<{ broken: Case; row: Assignment; value: number }> {
  const found = faultModelFor(fault, target);
  if ('reason' in found) throw new Error(found.reason);
  const product = productOf(found.model, found.fixed);
  return fc.tuple(fc.nat(product.size - 1), seed).map(([index, value]) => {
    const row = product.at(index);
    return { broken: buildCase(fault.space, row, nameOf(fault), value, target), row, value };
  });
}
