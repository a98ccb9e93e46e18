import { checkPair } from '../../../contracts/index.ts';
import type { Finding } from '../../../model/judgement.ts';
import { rule, type RuleId } from '../../../model/rules.ts';
import type { Audit } from '../audit.ts';
import type { Exchange, Session } from '../session.ts';
import { acceptedOf, type Sequence, type SequenceResult } from './sequence.ts';

/** Refusals of one rule in a row: what is counted against a sender would be over its limit by then. */
const inARow = 12;

/**
 * Rule relation.after-reject: a rejected request leaves the next one as it was, in its answer and in what it does.
 *
 * Each kind of refusal goes before a request of its own format, and the accepted ones take turns; the first of each rule
 * goes several times.
 */
export const afterReject: Sequence = async function* ({ session, audit, seen, stopped }) {
  const accepted = acceptedOf(seen);
  const rules = new Set<RuleId>();
  const rejected = seen.filter(({ judgement }) => judgement.outcome === 'reject');
  let after: After[] = [];
  for (const [index, { case: testCase }] of rejected.entries()) {
    if (stopped()) return;
    const next = followerOf(accepted, testCase.request.encoding, index);
    if (next === undefined) return;
    const times = rules.has(testCase.rules[0]) ? 1 : inARow;
    rules.add(testCase.rules[0]);
    // What a refusal launches has been looked at in the crowd.
    for (let time = 0; time < times; time++) await session.exchange(testCase);
    after.push({ before: next, exchange: await session.exchange(next.case) });
    if (after.length < lookedAtOnce && index < rejected.length - 1) continue;
    yield* lookedAt(after, session, audit);
    after = [];
  }
};

/** A request that came after a refused one, and how it ended before. */
interface After {
  readonly before: Exchange;
  readonly exchange: Exchange;
}

/** To look at the effects of each by itself would cost as much as to send it. */
const lookedAtOnce = 50;

async function* lookedAt(
  after: readonly After[],
  session: Session,
  audit: Audit,
): AsyncGenerator<SequenceResult> {
  const effects = await audit.findingsOfAll(after.map(({ exchange }) => exchange));
  for (const [index, { before, exchange }] of after.entries()) {
    const findings = [
      ...checkPair('relation.after-reject', before.judgement, exchange.judgement),
      ...(effects[index] ?? []).map(asDisturbed),
    ];
    // Only what a second, undisturbed try does not show as well is the refused request's doing.
    const disturbed = findings.length > 0 && (await isUndisturbed(session, audit, before));
    yield { rule: 'relation.after-reject', exchange, findings: disturbed ? findings.slice(0, 1) : [] };
  }
}

function followerOf(
  accepted: readonly Exchange[],
  encoding: string | undefined,
  index: number,
): Exchange | undefined {
  const alike = accepted.filter(({ case: c }) => c.request.encoding === encoding);
  const from = alike.length > 0 ? alike : accepted;
  return from[index % from.length];
}

function asDisturbed(finding: Finding): Finding {
  const { statement } = rule('relation.after-reject');
  return {
    ...finding,
    rule: 'relation.after-reject',
    message: `After a refused request, and only then: ${finding.message} ${statement}`,
  };
}

async function isUndisturbed(session: Session, audit: Audit, accepted: Exchange): Promise<boolean> {
  await audit.findingsOf(await session.exchange(accepted.case));
  const again = await session.exchange(accepted.case);
  return (
    (await audit.findingsOf(again)).length === 0 && again.judgement.outcome === accepted.judgement.outcome
  );
}
