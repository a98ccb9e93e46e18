import type { Finding } from '../../../model/judgement.ts';
import type { RuleId } from '../../../model/rules.ts';
import type { Audit } from '../audit.ts';
import type { Exchange, Session } from '../session.ts';

/** What sequences need: cases that were seen in the crowd, and how those ended. */
export interface SequenceInput {
  readonly session: Session;
  readonly audit: Audit;
  /** Cases of every kind that passed in the crowd. */
  readonly seen: readonly Exchange[];
  readonly stopped: () => boolean;
}

/** One check of several requests: the last exchange, and what is wrong with the sequence. */
export interface SequenceResult {
  readonly rule: RuleId;
  readonly exchange: Exchange;
  readonly findings: readonly Finding[];
}

export type Sequence = (input: SequenceInput) => AsyncGenerator<SequenceResult>;

/** Exchanges whose case had to be taken, and was. */
export function acceptedOf(seen: readonly Exchange[]): Exchange[] {
  return seen.filter(({ case: c, judgement }) => c.expects === 'accept' && judgement.outcome === 'accept');
}

/** A few of many, evenly taken, so that every kind and format has its share. */
export function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)] as T);
}
