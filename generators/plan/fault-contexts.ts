import type { Assignment, Skip } from '../../model/case.ts';
import { hash32 } from '../../model/random.ts';
import type { Target } from '../../model/target.ts';
import { faultModelFor, type FaultModel } from '../fault-model.ts';
import type { FaultDefinition } from '../faults/definition.ts';
import { twinsOf } from '../relations/twins.ts';
import { combinedContexts, distinct, plainContexts } from './contexts.ts';

/** How thoroughly the contexts of faults are combined. */
export interface ContextDepth {
  /** Levels combined in the contexts of each fault by itself; 0: plain contexts. */
  readonly own: number;
  /** Levels combined in the contexts that the faults of a rule share between them; 0: none. */
  readonly shared: number;
}

/** A fault and the contexts that it is tried in. */
export interface FaultContexts {
  readonly fault: FaultDefinition;
  readonly rows: readonly Assignment[];
  /** Contexts whose cases have the values of the first one, and must be answered like it. */
  readonly alike: readonly (readonly Assignment[])[];
}

/**
 * The contexts of faults on a target, made as they are asked for; those that cannot be tried are in `skipped`.
 *
 * A server forgets a check for all faults of a rule rather than for one, so that one step beyond what each fault is
 * tried in by itself can be dealt out among them: each context to one fault.
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
      const group = groupOf(fault, model);
      this.#groups.set(group, [...(this.#groups.get(group) ?? []), fault]);
    }
    this.#tried = tried;
    this.skipped = skipped;
  }

  *contexts(): Generator<FaultContexts> {
    for (const { fault, model } of this.#tried) {
      // What is open can go either way in any context: each level by itself is enough to see a server fail.
      if (fault.expects === 'open') yield this.#open(fault, model);
      else {
        const rows = [...this.#array(model, this.#depth.own), ...this.#dealt(fault, model)];
        yield { fault, rows, alike: [] };
      }
    }
  }

  #open(fault: FaultDefinition, model: FaultModel): FaultContexts {
    const rows = this.#array(model, Math.min(this.#depth.own, 1));
    const bases = this.#depth.own < 2 ? plainContexts(model) : rows;
    const groups = bases.map((row) => twinsOf(fault, row, model)).filter((group) => group.length > 0);
    const alike = new Map(groups.map((group) => [textOf(group[0] as Assignment), group]));
    return { fault, rows: rows.filter((row) => !alike.has(textOf(row))), alike: [...alike.values()] };
  }

  /** The fault's part of the contexts that its rule's faults share. */
  #dealt(fault: FaultDefinition, model: FaultModel): Assignment[] {
    if (this.#depth.shared === 0) return [];
    const group = this.#groups.get(groupOf(fault, model)) ?? [];
    const place = group.indexOf(fault);
    const own = new Set(this.#array(model, this.#depth.own).map(textOf));
    return this.#array(model, this.#depth.shared).filter(
      (row, index) => index % group.length === place && !own.has(textOf(row)),
    );
  }

  #array(model: FaultModel, strength: number): readonly Assignment[] {
    const key = `${strength} ${model.key}`;
    let rows = this.#arrays.get(key);
    if (rows === undefined) {
      this.#arrays.set(key, (rows = combined(model, strength, hash32(key, this.#seed))));
    }
    return rows;
  }
}

/** Each level in some row, and beyond strength 1 each combination of levels that stand for others. */
function combined(contexts: FaultModel, strength: number, seed: number): readonly Assignment[] {
  if (strength <= 1) return combinedContexts(contexts, strength, seed);
  const each = combinedContexts(contexts, 1, seed);
  const { coarse: model, fixed } = contexts;
  return distinct([...each, ...combinedContexts({ model, fixed }, strength, seed, { effort: 'none' })]);
}

function groupOf({ rule }: FaultDefinition, { key }: FaultModel): string {
  return `${rule} ${key}`;
}

function textOf(row: Assignment): string {
  return Object.values(row).join();
}
