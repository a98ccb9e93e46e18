import type { Assignment } from '../../model/case.ts';

/** Tries requests, each once, until a budget is spent; after that nothing fails any more. */
export class Trials {
  readonly #attempt: (row: Assignment) => Promise<boolean>;
  readonly #budget: number;
  readonly #known = new Map<string, boolean>();
  #refused = false;

  constructor(attempt: (row: Assignment) => Promise<boolean>, budget: number) {
    this.#attempt = attempt;
    this.#budget = budget;
  }

  /** Requests that were made. */
  get count(): number {
    return this.#known.size;
  }

  /** Whether a request was not made because the budget was spent. */
  get isSpent(): boolean {
    return this.#refused;
  }

  async fails(row: Assignment): Promise<boolean> {
    const key = Object.values(row).join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= this.#budget) {
      this.#refused = true;
      return false;
    }
    const failed = await this.#attempt(row);
    this.#known.set(key, failed);
    return failed;
  }
}
