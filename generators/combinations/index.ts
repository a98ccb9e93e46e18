export { coveringArray } from './covering-array.ts';
export type { CombinationModel, Constraint, Factor } from './model.ts';
export { type Product, productOf } from './product.ts';
export { isSatisfiable } from './satisfiable.ts';
export type { CoveringOptions } from './task.ts';
export { TupleCounter, type TupleCoverage, tupleCoverage } from './tuple-coverage.ts';
