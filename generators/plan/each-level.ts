import type { Assignment } from '../../model/case.ts';
import { isSatisfiable, productOf, type CombinationModel } from '../combinations/index.ts';
import { plainest } from '../plain.ts';

/** Rows that are looked at before levels that are rare among them are gone after one by one. */
const looked = 240;

/**
 * The rows given, and more until every possible level of every factor is in one.
 *
 * Good rows are picked from random ones: for each level once, that takes a tenth of a covering array's time.
 */
export function eachLevel(
  model: CombinationModel,
  fixed: Assignment,
  given: readonly Assignment[],
  seed: number,
): Assignment[] {
  const wanted = new Wanted(model, fixed);
  const rows: Assignment[] = [];
  const take = (row: Assignment): void => {
    rows.push(row);
    wanted.cross(wanted.idsOf(row));
  };
  given.forEach(take);
  const candidates = [...productOf(model, fixed).sample(looked, seed)];
  const ids = candidates.map((row) => wanted.idsOf(row));
  for (;;) {
    const best = wanted.mostIn(ids);
    if (best < 0) break;
    take(candidates[best] as Assignment);
  }
  for (const rare of wanted.left()) {
    const row = { ...fixed, ...rare };
    if (isSatisfiable(model, row)) take(plainest(model, row));
  }
  return rows;
}

/** The levels that no row has yet, as numbers. */
class Wanted {
  readonly #levels: { readonly name: string; readonly level: string }[] = [];
  readonly #ids = new Map<string, Map<string, number>>();
  readonly #wanted: Uint8Array;

  constructor(model: CombinationModel, fixed: Assignment) {
    for (const { name, levels } of model.factors) {
      if (fixed[name] !== undefined) continue;
      this.#ids.set(name, new Map(levels.map((level, index) => [level, this.#levels.length + index])));
      this.#levels.push(...levels.map((level) => ({ name, level })));
    }
    this.#wanted = new Uint8Array(this.#levels.length).fill(1);
  }

  idsOf(row: Assignment): number[] {
    const ids: number[] = [];
    for (const [name, levels] of this.#ids) ids.push(levels.get(row[name] ?? '') ?? 0);
    return ids;
  }

  cross(ids: readonly number[]): void {
    for (const id of ids) this.#wanted[id] = 0;
  }

  /** The index of the row with the most wanted levels; -1 where none has any. */
  mostIn(rows: readonly (readonly number[])[]): number {
    let best = -1;
    let most = 0;
    rows.forEach((ids, index) => {
      let gain = 0;
      for (const id of ids) gain += this.#wanted[id] as number;
      if (gain > most) [best, most] = [index, gain];
    });
    return best;
  }

  *left(): Generator<Assignment> {
    for (const [id, { name, level }] of this.#levels.entries()) {
      if (this.#wanted[id] === 1) yield { [name]: level };
    }
  }
}
