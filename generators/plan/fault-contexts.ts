import type { Assignment, Skip } from '../../model/case.ts';
import { hash32 } from '../../model/random.ts';
import type { Target } from '../../model/target.ts';
import { faultModelFor, type FaultModel } from '../fault-model.ts';
import type { FaultDefinition } from '../faults/definition.ts';
import { combinedContexts } from './contexts.ts';

/** How thoroughly the contexts of faults are combined. */
export interface ContextDepth {
  /** Levels combined in the contexts of each fault by itself; 0: plain contexts. */
  readonly own: 0 | 1;
  /** Whose faults are dealt the contexts with each pair of levels: those of one rule, or all with the same contexts. */
  readonly pairs: 'none' | 'alike' | 'rule';
}

/** A fault and the contexts that it is tried in. */
export interface FaultContexts {
  readonly fault: FaultDefinition;
  readonly rows: readonly Assignment[];
}

/**
 * The contexts of faults on a target, made as they are asked for; those that cannot be tried are told to `skip`.
 *
 * A pair of levels is tried with one fault of its group: with each of 300 faults it would be 40,000 cases.
 */
export class FaultPlan {
  readonly #seed: number;
  readonly #depth: ContextDepth;
  readonly #tried: readonly { readonly fault: FaultDefinition; readonly model: FaultModel }[];
  readonly #groups = new Map<string, FaultDefinition[]>();
  readonly #arrays = new Map<string, readonly Assignment[]>();
  readonly skipped: readonly Skip[];

  constructor(faults: readonly FaultDefinition[], target: Target, seed: number, depth: ContextDepth) {
    this.#seed = seed;
    this.#depth = depth;
    const skipped: Skip[] = [];
    const tried: { fault: FaultDefinition; model: FaultModel }[] = [];
    for (const fault of faults) {
      const model = faultModelFor(fault, target);
      if ('reason' in model) {
        skipped.push({ rule: fault.rule, fault: fault.name, reason: model.reason });
        continue;
      }
      tried.push({ fault, model });
      const group = this.#groupOf(fault, model);
      this.#groups.set(group, [...(this.#groups.get(group) ?? []), fault]);
    }
    this.#tried = tried;
    this.skipped = skipped;
  }

  *contexts(): Generator<FaultContexts> {
    for (const { fault, model } of this.#tried) {
      const own = this.#array(model, this.#depth.own);
      yield { fault, rows: this.#depth.pairs === 'none' ? own : [...own, ...this.#dealt(fault, model)] };
    }
  }

  /** The fault's share of the contexts with each pair of levels. */
  #dealt(fault: FaultDefinition, model: FaultModel): Assignment[] {
    const group = this.#groups.get(this.#groupOf(fault, model)) ?? [];
    const place = group.indexOf(fault);
    const own = new Set(this.#array(model, this.#depth.own).map(textOf));
    return this.#array(model, 2).filter(
      (row, index) => index % group.length === place && !own.has(textOf(row)),
    );
  }

  #array(model: FaultModel, strength: number): readonly Assignment[] {
    const key = `${strength} ${model.key}`;
    let rows = this.#arrays.get(key);
    if (rows === undefined) {
      const start = strength === 2 ? this.#array(model, this.#depth.own) : undefined;
      this.#arrays.set(key, (rows = combinedContexts(model, strength, hash32(key, this.#seed), start)));
    }
    return rows;
  }

  #groupOf(fault: FaultDefinition, model: FaultModel): string {
    return this.#depth.pairs === 'rule' ? `${fault.rule} ${model.key}` : model.key;
  }
}

function textOf(row: Assignment): string {
  return Object.values(row).join();
}
