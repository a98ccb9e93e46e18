import type { Case } from '../../model/case.ts';
import { HarnessError } from '../../model/errors.ts';
import { doubtOf } from './doubt.ts';
import type { Exchange, Session } from './session.ts';

/** `error` codes (vendor's general table) and HTTP statuses that speak of the token. */
const tokenCodes = new Set([401, 403]);

/** Failures of the connection itself, which no other request would fare better with. */
const unreachable = new Set(['refused', 'name-not-found', 'tls']);
/** Probes without any answer, after which no more are tried: each may take as long as the timeout. */
const silentProbes = 3;

/**
 * Finds out with a few valid cases whether the target is there and takes the token, before a thousand cases fail for
 * one reason; gives one that is taken, if any is.
 *
 * @throws HarnessError (exit 3) if nothing answers HTTP or the target wants no requests, (exit 2) if every one of them is refused for its token.
 */
export async function checkReachable(session: Session, probes: readonly Case[]): Promise<Case | undefined> {
  const exchanges: Exchange[] = [];
  for (const probe of probes) {
    const exchange = await session.exchange(probe);
    exchanges.push(exchange);
    if (exchange.judgement.outcome === 'accept') return probe;
    const { result } = exchange.observation;
    if (result.kind === 'failure' && unreachable.has(result.failure)) {
      throw new HarnessError(
        'runNotMade',
        'target.unreachable',
        `${session.target.baseUrl} cannot be reached: ${session.mask(result.message)}`,
        'Check baseUrl in the target file and that the target runs; `trigger-harness doctor --target FILE` says more.',
      );
    }
    if (exchanges.length >= silentProbes && exchanges.every((one) => doubtOf(one)?.kind === 'silent')) {
      throw new HarnessError(
        'runNotMade',
        'target.unreachable',
        `${session.target.baseUrl} gives no HTTP answer: ${result.kind === 'failure' ? session.mask(result.message) : ''}`,
        'Check baseUrl in the target file (its port, http or https) and that the target is well; --timeout waits longer.',
      );
    }
  }
  const doubts = exchanges.map(doubtOf);
  const [doubt] = doubts;
  if (doubt !== undefined && doubts.every((one) => one !== undefined && one.kind === 'throttled')) {
    throw new HarnessError(
      'runNotMade',
      'target.throttles',
      `${session.target.baseUrl} answers ${session.mask(doubt.got)}: it wants no requests now`,
      'Wait as long as it asks for, and send fewer with --rate N.',
    );
  }
  if (exchanges.length > 0 && exchanges.every(refusedForToken)) {
    const first = exchanges[0] as Exchange;
    throw new HarnessError(
      'callAtFault',
      'target.token-refused',
      `the target refuses the token: ${session.mask(first.judgement.errorText ?? `HTTP ${first.judgement.status ?? ''}`)}`,
      'Check token in the target file (and the variable that it names): none of the valid requests tried was taken.',
    );
  }
  if (doubts.every((one) => one?.kind === 'forbidden') && doubt !== undefined) {
    throw new HarnessError(
      'runNotMade',
      'target.forbids',
      `${session.target.baseUrl} answers ${session.mask(doubt.got)} to every valid request`,
      'Find out why: a quota, a payment, a right that is missing.',
    );
  }
  return undefined;
}

function refusedForToken({ judgement }: Exchange): boolean {
  return (
    judgement.outcome === 'reject' &&
    (tokenCodes.has(judgement.error ?? 0) || tokenCodes.has(judgement.status ?? 0))
  );
}
