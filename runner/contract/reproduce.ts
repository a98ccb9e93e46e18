import type { Case } from '../../model/case.ts';
import type { ShownRequest, ShownResponse } from '../../model/contract-result.ts';
import type { Finding, Judgement } from '../../model/judgement.ts';
import type { Target } from '../../model/target.ts';
import { openGuard } from '../guard.ts';
import { pinAddresses } from '../http/addresses.ts';
import { responsesOnly, withObserver } from './audit.ts';
import { curlLine } from './curl.ts';
import { openObserver } from './observer.ts';
import { openSession } from './session.ts';
import { shownRequest, shownResponse } from './show.ts';

/** One case run again, all of it masked. */
export interface Reproduction {
  readonly request: ShownRequest;
  readonly response?: ShownResponse;
  readonly failure?: string;
  readonly latencyMs: number;
  readonly judgement: Judgement;
  readonly findings: readonly Finding[];
  readonly curl: string;
}

/** Runs one case alone, with its effects where the target has an observer; nothing is reset. */
export async function reproduce(
  testCase: Case,
  target: Target,
  options: { readonly confirmed: readonly string[]; readonly timeoutMs: number },
): Promise<Reproduction> {
  const guard = openGuard(target, options.confirmed);
  await pinAddresses(target);
  const session = openSession(target, { concurrency: 1, timeoutMs: options.timeoutMs, guard });
  try {
    const observer = target.observer === undefined ? undefined : openObserver(target.observer.url);
    const handOn = (): void => undefined;
    const audit = observer === undefined ? responsesOnly(handOn) : withObserver(observer, target, handOn);
    await observer?.catchUp();
    const exchange = await session.exchange(testCase);
    const findings = await audit.findingsOf(exchange);
    const request = shownRequest(testCase, target, session.mask);
    const { result, latencyMs } = exchange.observation;
    return {
      request,
      ...(result.kind === 'response'
        ? { response: shownResponse(result.response, session.mask) }
        : { failure: session.mask(`${result.failure}: ${result.message}`) }),
      latencyMs,
      judgement: exchange.judgement,
      findings: findings.map((finding) => ({
        ...finding,
        got: session.mask(finding.got),
        message: session.mask(finding.message),
      })),
      curl: curlLine(request),
    };
  } finally {
    await session.close();
  }
}
