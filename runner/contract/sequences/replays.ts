import { checkReplay } from '../../../contracts/index.ts';
import type { Finding } from '../../../model/judgement.ts';
import type { Response } from '../../../model/observation.ts';
import { sureOf } from '../../../model/platforms.ts';
import type { Exchange } from '../session.ts';
import { acceptedOf, spread, type Sequence } from './sequence.ts';

const replayed = 24;

/** Rules dedup.replay and dedup.body: the same request again, with the same `Request-ID` and with another. */
export const replays: Sequence = async function* ({ session, audit, seen, stopped }) {
  if (session.target.deduplication !== 'on') return;
  // Whether a refusal is kept for a replay is not documented.
  for (const { case: testCase } of spread(acceptedOf(seen), replayed)) {
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
        { judgement: second.judgement, ...(launches && { launches }), ...responseOf(second) },
        sureOf(session.target, 'duplicateHeaderPrefix'),
      ),
    };
    const fresh = await session.exchange(testCase);
    const findings = await audit.findingsOf(fresh);
    yield { rule: 'dedup.body', exchange: fresh, findings: findings.map(asBodyReplay) };
  }
};

function responseOf({ observation: { result } }: Exchange): { readonly response?: Response } {
  return result.kind === 'response' ? { response: result.response } : {};
}

/** A body that was taken before, refused or not launched with a fresh id: it was taken for a replay. */
function asBodyReplay(finding: Finding): Finding {
  return finding.expected === 'accept' || finding.rule === 'effect.once'
    ? { ...finding, rule: 'dedup.body' }
    : finding;
}
