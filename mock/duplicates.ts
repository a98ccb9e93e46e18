import { createHash } from 'node:crypto';
import type { Call } from './call.ts';
import type { Prepared } from './envelope.ts';

/** The first answer to each request; beyond two generations of requests the oldest are forgotten. */
export class DuplicateStore {
  readonly #perGeneration: number;
  #young = new Map<string, Prepared>();
  #old = new Map<string, Prepared>();

  constructor(perGeneration = 500_000) {
    this.#perGeneration = perGeneration;
  }

  get(key: string): Prepared | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  set(key: string, answer: Prepared): void {
    // Two generations: forgetting is one assignment, not a search for the oldest.
    if (this.#young.size >= this.#perGeneration) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, answer);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}

/** What a request is known by: its Request-ID, else a checksum of its body and headers. */
export function duplicateKey(call: Call): string {
  if (call.requestId !== undefined && call.requestId !== '') return call.requestId;
  const sum = createHash('sha1').update(`${call.method} ${call.path}\n`);
  for (const [name, value] of Object.entries(call.headers)) sum.update(`${name}: ${String(value)}\n`);
  return sum.update('\n').update(call.body).digest('hex');
}

/** The first answer again, marked as a duplicate. */
export function replayOf(first: Prepared, key: string, prefix: '' | 'X-'): Prepared {
  const marks = [`${prefix}Duplicate-Request`, 'true', `${prefix}Duplicate-Key`, key];
  return { ...first, headers: [...first.headers, ...marks] };
}
