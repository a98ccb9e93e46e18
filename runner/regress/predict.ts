import { describedCase, type Described } from '../../generators/index.ts';
import type { Answer } from '../../model/regress.ts';

interface Known {
  readonly described: Described;
  readonly answer: Answer;
}

/**
 * What a baseline says of a case that it may not have: the answer of the nearest cases that it has.
 *
 * Shrinking makes requests that were never recorded. Those nearest must agree, else nothing is said.
 */
export class Prediction {
  readonly #answers: ReadonlyMap<string, Answer>;
  readonly #byKind = new Map<string, Known[]>();

  constructor(answers: ReadonlyMap<string, Answer>) {
    this.#answers = answers;
    for (const [id, answer] of answers) {
      const described = describedCase(id);
      if (described?.space === undefined) continue;
      const kind = kindOf(id);
      const known = this.#byKind.get(kind);
      if (known === undefined) this.#byKind.set(kind, [{ described, answer }]);
      else known.push({ described, answer });
    }
  }

  /** The answer to a case before; effects only where the case itself is known. */
  of(id: string): Answer | undefined {
    const exact = this.#answers.get(id);
    if (exact !== undefined) return exact;
    const described = describedCase(id);
    if (described?.space === undefined) return undefined;
    let nearest = Number.POSITIVE_INFINITY;
    let agreed: Answer | undefined;
    for (const known of this.#byKind.get(kindOf(id)) ?? []) {
      const distance = apart(known.described, described);
      if (distance > nearest) continue;
      const isNearer = distance < nearest;
      nearest = distance;
      agreed = isNearer || (agreed !== undefined && alike(agreed, known.answer)) ? known.answer : undefined;
    }
    if (agreed === undefined) return undefined;
    const { effects: _, ...answer } = agreed;
    return answer;
  }
}

function kindOf(id: string): string {
  return id.split('~', 1)[0] ?? '';
}

/** How many levels differ; another format is another answer. */
function apart(one: Described, other: Described): number {
  let distance = 0;
  for (const [name, level] of Object.entries(one.assignment))
    if (other.assignment[name] !== level) distance += name === 'encoding' || name === 'method' ? 100 : 1;
  return distance;
}

function alike(one: Answer, other: Answer): boolean {
  return (
    one.outcome === other.outcome &&
    one.status === other.status &&
    one.error === other.error &&
    one.text === other.text &&
    one.shape.keys.join() === other.shape.keys.join() &&
    one.shape.headers.join() === other.shape.headers.join()
  );
}
