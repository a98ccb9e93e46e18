import type { Case } from '../../../model/case.ts';
import type { Finding } from '../../../model/judgement.ts';
import type { Exchange } from '../session.ts';
import { isWriter } from '../writers.ts';

/** Keeps one passed exchange of every fault and format, and valid ones of each way to name a profile; memory stays flat. */
export class SequenceSample {
  readonly #kept = new Map<string, Exchange>();
  static readonly #most = 800;

  take(exchange: Exchange, findings: readonly Finding[]): void {
    if (findings.length > 0 || isWriter(exchange.case)) return;
    const key = keyOf(exchange.case);
    const kept = this.#kept.get(key);
    // Not the first one that comes: which that is depends on the concurrency.
    if (kept === undefined ? this.#kept.size < SequenceSample.#most : exchange.case.id < kept.case.id)
      this.#kept.set(key, exchange);
  }

  /** In an order that does not depend on which answer came first. */
  get exchanges(): Exchange[] {
    return [...this.#kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, exchange]) => exchange);
  }
}

function keyOf({ kind, space, fault, request, assignment }: Case): string {
  const what =
    fault === undefined
      ? (assignment['matching'] ?? assignment['method'] ?? '')
      : `${fault.rule}/${fault.name}`;
  return [kind, space, request.encoding ?? 'none', what].join(' ');
}
