import type { Case } from '../../model/case.ts';
import { HarnessError } from '../../model/errors.ts';
import type { Exchange, Session } from './session.ts';

/** `error` codes (vendor's general table) and HTTP statuses that speak of the token. */
const tokenCodes = new Set([401, 403]);

/** Failures of the connection itself; anything else is an answer, and the checks' matter. */
const unreachable = new Set(['refused', 'name-not-found', 'tls']);

/**
 * Finds out with a few valid cases whether the target is there and takes the token, before a thousand cases fail for
 * one reason.
 *
 * @throws HarnessError (exit 3) if nothing answers, (exit 2) if every one of them is refused for its token.
 */
export async function checkReachable(session: Session, probes: readonly Case[]): Promise<void> {
  const exchanges: Exchange[] = [];
  for (const probe of probes) {
    const exchange = await session.exchange(probe);
    exchanges.push(exchange);
    if (exchange.judgement.outcome === 'accept') return;
    const { result } = exchange.observation;
    if (result.kind === 'failure' && unreachable.has(result.failure)) {
      throw new HarnessError(
        'runNotMade',
        'target.unreachable',
        `${session.target.baseUrl} cannot be reached: ${session.mask(result.message)}`,
        'Check baseUrl in the target file and that the target runs; `trigger-harness doctor --target FILE` says more.',
      );
    }
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
}

function refusedForToken({ judgement }: Exchange): boolean {
  return (
    judgement.outcome === 'reject' &&
    (tokenCodes.has(judgement.error ?? 0) || tokenCodes.has(judgement.status ?? 0))
  );
}
