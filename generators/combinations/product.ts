import type { Assignment } from '../../model/case.ts';
import { compileSatisfiable, type CompiledModel } from './compile.ts';
import type { Component } from './component.ts';
import type { CombinationModel } from './model.ts';
import { permutation } from './permutation.ts';

/** All rows of a model, as a list that is never made whole. */
export interface Product extends Iterable<Assignment> {
  /** How many rows there are, at most 2^53. */
  readonly size: number;
  /** The row at an index from 0; RangeError outside. */
  at(index: number): Assignment;
  /** The rows from an index on. */
  from(index: number): Iterable<Assignment>;
  /** Different rows in random order, as many as asked or as there are, in constant memory. */
  sample(count: number, seed: number): Iterable<Assignment>;
  /** The index of a row; -1 when it breaks a constraint or differs from a fixed level. */
  indexOf(row: Assignment): number;
}

/** A component's rows that have the fixed levels, and how far apart their indexes are in the product. */
interface Digit {
  readonly component: Component;
  readonly rows: Uint32Array;
  readonly weight: number;
}

/** Every row of the model that has the fixed levels; RangeError when there is none, or more than 2^53. */
export function productOf(model: CombinationModel, fixed: Assignment = {}): Product {
  const compiled = compileSatisfiable(model);
  const digits = digitsOf(compiled, fixed);
  const size = digits.reduce((product, digit) => product * digit.rows.length, 1);
  const levels = new Int32Array(compiled.names.length);
  const at = (index: number): Assignment => {
    checkIndex(index, size - 1);
    for (const { component, rows, weight } of digits) {
      const row = rows[Math.floor(index / weight)] as number;
      index %= weight;
      for (let place = 0; place < component.factors.length; place++) {
        levels[component.factors[place] as number] = component.columns[place]?.[row] as number;
      }
    }
    return compiled.decode(levels);
  };
  function* range(start: number): Generator<Assignment> {
    for (let index = start; index < size; index++) yield at(index);
  }
  function* sampled(count: number, seed: number): Generator<Assignment> {
    const shuffled = permutation(size, seed);
    for (let index = 0; index < Math.min(count, size); index++) yield at(shuffled(index));
  }
  return {
    size,
    at,
    from(index) {
      checkIndex(index, size);
      return { [Symbol.iterator]: () => range(index) };
    },
    sample(count, seed) {
      checkIndex(count, Number.MAX_SAFE_INTEGER);
      return { [Symbol.iterator]: () => sampled(count, seed) };
    },
    indexOf: (row) => indexIn(compiled, digits, row),
    [Symbol.iterator]: () => range(0),
  };
}

/** The last component's rows change fastest. */
function digitsOf(compiled: CompiledModel, fixed: Assignment): Digit[] {
  const levels = compiled.encode(fixed);
  const digits: Digit[] = [];
  let weight = 1;
  for (const component of compiled.components.toReversed()) {
    const rows = rowsWith(component, levels);
    if (rows.length === 0) throw new RangeError(`no row has the fixed levels ${JSON.stringify(fixed)}`);
    digits.unshift({ component, rows, weight });
    weight *= rows.length;
    if (weight > Number.MAX_SAFE_INTEGER) throw new RangeError('the product has more than 2^53 rows');
  }
  return digits;
}

function rowsWith(component: Component, levels: Int32Array): Uint32Array {
  const rows: number[] = [];
  const wanted = component.factors.map((factor) => levels[factor] as number);
  for (let row = 0; row < component.size; row++) {
    if (wanted.every((level, place) => level < 0 || component.columns[place]?.[row] === level))
      rows.push(row);
  }
  return Uint32Array.from(rows);
}

function indexIn(compiled: CompiledModel, digits: readonly Digit[], row: Assignment): number {
  const levels = compiled.encode(row);
  const missing = levels.indexOf(-1);
  if (missing >= 0) throw new RangeError(`the row has no level for factor ${compiled.names[missing]}`);
  let index = 0;
  for (const { component, rows, weight } of digits) {
    const digit = rankOf(rows, component.find(levels));
    if (digit < 0) return -1;
    index += digit * weight;
  }
  return index;
}

/** The place of a number in an ascending list, or -1. */
function rankOf(list: Uint32Array, value: number): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((list[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return list[from] === value ? from : -1;
}

function checkIndex(index: number, last: number): void {
  if (!Number.isInteger(index) || index < 0 || index > last) {
    throw new RangeError(`${index} is not an integer from 0 to ${last}`);
  }
}
