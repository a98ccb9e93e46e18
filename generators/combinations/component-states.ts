import type { Component } from './component.ts';

const impossible = -1;
const unknown = 0;

/**
 * Partial rows of one component as numbers, with what each level leads to remembered.
 *
 * State 0 is the empty row, which no level leads to: so 0 can mark what has not been asked yet.
 */
export class ComponentStates {
  readonly #component: Component;
  /** Offset of each place's levels among all levels of the component. */
  readonly #offsets: number[] = [];
  readonly #width: number;
  readonly #byLevels = new Map<string, number>();
  readonly #levels: Int32Array[];
  #next: Int32Array;

  constructor(component: Component) {
    this.#component = component;
    let width = 0;
    component.factors.forEach((_, place) => {
      this.#offsets.push(width);
      width += component.levelsAt(place);
    });
    this.#width = width;
    this.#levels = [new Int32Array(component.factors.length).fill(-1)];
    this.#next = new Int32Array(width * 64);
  }

  /** The state once the unset place has the level; negative: no row of the component has all of it. */
  next(state: number, place: number, level: number): number {
    const at = state * this.#width + (this.#offsets[place] as number) + level;
    const known = this.#next[at] as number;
    if (known !== unknown) return known;
    const found = this.#find(state, place, level);
    this.#next[at] = found;
    return found;
  }

  #find(state: number, place: number, level: number): number {
    const levels = (this.#levels[state] as Int32Array).slice();
    levels[place] = level;
    const key = levels.join();
    const known = this.#byLevels.get(key);
    if (known !== undefined) return known;
    const found = this.#component.hasRow(levels) ? this.#add(levels) : impossible;
    this.#byLevels.set(key, found);
    return found;
  }

  #add(levels: Int32Array): number {
    const state = this.#levels.length;
    this.#levels.push(levels);
    if (this.#levels.length * this.#width > this.#next.length) {
      const larger = new Int32Array(this.#next.length * 2);
      larger.set(this.#next);
      this.#next = larger;
    }
    return state;
  }
}
