import type { CompiledModel } from './compile.ts';
import { ComponentStates } from './component-states.ts';

/** A row being made: a level for each factor, -1 where it may still be any, and what that leaves possible. */
export interface PartialRow {
  readonly levels: Int32Array;
  /** One state for each component. */
  readonly states: Int32Array;
}

/** Tells exactly whether a partial row can still be completed; there are no dead ends to back out of. */
export class Feasibility {
  readonly model: CompiledModel;
  readonly #states: readonly ComponentStates[];

  constructor(model: CompiledModel) {
    this.model = model;
    this.#states = model.components.map((component) => new ComponentStates(component));
  }

  /** A row that says nothing yet. */
  emptyRow(): PartialRow {
    return {
      levels: new Int32Array(this.model.names.length).fill(-1),
      states: new Int32Array(this.model.components.length),
    };
  }

  /** The state of the factor's component once the factor (unset so far) has the level; negative: impossible. */
  next(states: Int32Array, factor: number, level: number): number {
    const component = this.model.componentOf[factor] as number;
    return (this.#states[component] as ComponentStates).next(
      states[component] as number,
      this.model.placeOf[factor] as number,
      level,
    );
  }

  /** Gives an unset factor its level, and tells whether that was possible; if not, nothing changes. */
  set(row: PartialRow, factor: number, level: number): boolean {
    const state = this.next(row.states, factor, level);
    if (state < 0) return false;
    row.states[this.model.componentOf[factor] as number] = state;
    row.levels[factor] = level;
    return true;
  }

  /** A row with these levels (-1: none), or undefined when they cannot stand together. */
  rowWith(levels: Int32Array): PartialRow | undefined {
    const row = this.emptyRow();
    const possible = levels.every((level, factor) => level < 0 || this.set(row, factor, level));
    return possible ? row : undefined;
  }
}

export function copyRow(row: PartialRow): PartialRow {
  return { levels: row.levels.slice(), states: row.states.slice() };
}
