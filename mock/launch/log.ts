import type { Launch } from './launch.ts';

const maxLaunches = 1_000_000;
const maxWeight = 256 * 1024 * 1024;
const baseWeight = 200;

/** The latest launches, bounded in number and in bytes; each has a sequence number from 1. */
export class LaunchLog {
  #entries: (Launch | undefined)[] = [];
  #weights: number[] = [];
  #first = 0;
  #last = 0;
  #weight = 0;

  /** The sequence number of the newest launch. */
  get last(): number {
    return this.#last;
  }

  /** Adds a launch; `bytes` is about what it keeps in memory. */
  add(launch: Launch, bytes: number): void {
    const weight = baseWeight + bytes + 64 * launch.recipients.length;
    this.#entries.push(launch);
    this.#weights.push(weight);
    this.#last += 1;
    this.#weight += weight;
    while (this.#entries.length - this.#first > maxLaunches || this.#weight > maxWeight) this.#drop();
  }

  /** Up to `limit` launches behind a sequence number, oldest first. */
  after(sequence: number, limit: number): { readonly launches: [number, Launch][]; readonly next: number } {
    const count = this.#entries.length - this.#first;
    const from = Math.min(Math.max(sequence - (this.#last - count), 0), count);
    const part = this.#entries.slice(this.#first + from, this.#first + Math.min(from + limit, count));
    const start = this.#last - count + from;
    const launches = part.map((launch, i): [number, Launch] => [start + i + 1, launch as Launch]);
    return { launches, next: start + part.length };
  }

  clear(): void {
    this.#entries = [];
    this.#weights = [];
    this.#first = this.#last = this.#weight = 0;
  }

  #drop(): void {
    this.#weight -= this.#weights[this.#first] ?? 0;
    this.#entries[this.#first] = undefined;
    this.#first += 1;
    if (this.#first > 65_536 && this.#first * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#first);
      this.#weights = this.#weights.slice(this.#first);
      this.#first = 0;
    }
  }
}
