import { checkPair, checkReplay, findingsNotWaived } from '../../contracts/index.ts';
import type { Case } from '../../model/case.ts';
import type { Finding } from '../../model/judgement.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Audit } from './audit.ts';
import type { Exchange, Session } from './session.ts';
import { isWriter } from './writers.ts';

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

type Sequence = (input: SequenceInput) => AsyncGenerator<SequenceResult>;

/** Rules dedup.replay and dedup.body: the same request again, with the same `Request-ID` and with another. */
const replays: Sequence = async function* ({ session, audit, seen, stopped }) {
  if (session.target.deduplication !== 'on') return;
  // Whether a refusal is kept for a replay is not documented.
  const accepted = seen.filter(
    ({ case: c, judgement }) => c.expects === 'accept' && judgement.outcome === 'accept',
  );
  for (const { case: testCase } of spread(accepted, replayed)) {
    if (stopped()) return;
    const first = await session.exchange(testCase);
    await audit.findingsOf(first);
    const second = await session.exchange(testCase, first.observation.requestId);
    const launches = await audit.launchesOf(second);
    yield {
      rule: 'dedup.replay',
      exchange: second,
      findings: checkReplay(
        { judgement: first.judgement },
        { judgement: second.judgement, ...(launches && { launches }) },
      ),
    };
    const fresh = await session.exchange(testCase);
    const findings = await audit.findingsOf(fresh);
    yield { rule: 'dedup.body', exchange: fresh, findings: findings.map(asBodyReplay) };
  }
};

/** A body that was taken before, refused or not launched with a fresh id: it was taken for a replay. */
function asBodyReplay(finding: Finding): Finding {
  return finding.expected === 'accept' || finding.rule === 'effect.once'
    ? { ...finding, rule: 'dedup.body' }
    : finding;
}

/** Rule relation.after-reject: a rejected request leaves the next one as it was. */
const afterReject: Sequence = async function* ({ session, audit, seen, stopped }) {
  const accepted = seen.find(
    ({ judgement }) => judgement.outcome === 'accept' && judgement.expects === 'accept',
  );
  if (accepted === undefined) return;
  const rejected = onePerRule(seen.filter(({ judgement }) => judgement.outcome === 'reject'));
  for (const { case: testCase } of rejected) {
    if (stopped()) return;
    await audit.findingsOf(await session.exchange(testCase));
    const next = await session.exchange(accepted.case);
    const changed = checkPair('relation.after-reject', accepted.judgement, next.judgement);
    // Only what a second, undisturbed try does not show as well is the refused request's doing.
    const findings = changed.length > 0 && (await isUndisturbed(session, accepted)) ? changed : [];
    await audit.findingsOf(next);
    yield { rule: 'relation.after-reject', exchange: next, findings };
  }
};

async function isUndisturbed(session: Session, accepted: Exchange): Promise<boolean> {
  await session.exchange(accepted.case);
  const again = await session.exchange(accepted.case);
  return again.judgement.outcome === accepted.judgement.outcome;
}

/** Rule relation.repeat: the same case, alone and in reverse order, gets what it got among others. */
const repeats: Sequence = async function* ({ session, audit, seen, stopped }) {
  for (const before of spread(seen, repeated).reverse()) {
    if (stopped()) return;
    const again = await session.exchange(before.case);
    await audit.findingsOf(again);
    yield {
      rule: 'relation.repeat',
      exchange: again,
      findings: checkPair('relation.repeat', before.judgement, again.judgement, {
        a: 'among others',
        b: 'alone',
      }),
    };
  }
};

const sequences: readonly Sequence[] = [replays, afterReject, repeats];
const replayed = 12;
const repeated = 24;

/** Runs the checks that need several requests one after another, on a quiet target. */
export async function* runSequences(input: SequenceInput): AsyncGenerator<SequenceResult> {
  const { expectations } = input.session.target;
  for (const sequence of sequences) {
    for await (const result of sequence(input)) {
      yield { ...result, findings: findingsNotWaived(result.findings, expectations) };
    }
  }
}

/** A few of many, evenly taken, so that every kind and format has its share. */
function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)] as T);
}

function onePerRule(exchanges: readonly Exchange[]): Exchange[] {
  const byRule = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    const { rules, request } = exchange.case;
    const key = `${rules[0]} ${request.encoding ?? ''}`;
    if (!byRule.has(key)) byRule.set(key, exchange);
  }
  return [...byRule.values()];
}

/** Keeps one passed exchange of every fault (and a few valid ones of each format) for the sequences; memory stays flat. */
export class SequenceSample {
  readonly #kept = new Map<string, Exchange>();
  static readonly #most = 400;

  take(exchange: Exchange, findings: readonly Finding[]): void {
    if (findings.length > 0 || isWriter(exchange.case) || this.#kept.size >= SequenceSample.#most) return;
    const key = keyOf(exchange.case);
    if (!this.#kept.has(key)) this.#kept.set(key, exchange);
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
