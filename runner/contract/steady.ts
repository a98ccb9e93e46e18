import { setTimeout as delay } from 'node:timers/promises';
import type { Case } from '../../model/case.ts';
import { HarnessError } from '../../model/errors.ts';
import { doubtOf, type Doubt } from './doubt.ts';
import type { Exchange, Session } from './session.ts';

/** A session that tells a target which does not serve at the moment from one that fails on a case. */
export interface SteadySession extends Session {
  /** Takes a case that the target has accepted: as long as it does, the target serves. */
  trust(plain: Case): void;
}

export interface Patience {
  /** How long a target may be away, or ask to wait. */
  readonly awayMs: number;
  /** The first pause between two looks; it doubles up to two seconds. */
  readonly pauseMs: number;
  /** Looks that must be refused for want of a right, before the target is taken to refuse everything. */
  readonly refusals: number;
}

const usual: Patience = { awayMs: 30_000, pauseMs: 250, refusals: 3 };
const longestPauseMs = 2000;
/** Resent so often, a case that meets the same again has it for its own. */
const mostResent = 3;
/** HTTP 401 or 403 for a request that is to be refused is plausible; after so many looks in vain it is taken as said. */
const looksAtRefusals = 20;

/**
 * Holds a run back while its target is away (restarted, overloaded) or asks to wait, and sends again what met that.
 *
 * An answer in doubt (`doubtOf`) is followed by a request that was taken before. If that one is taken, the answer is the
 * case's own, and is judged; else nobody sends until it is, so that one cause never becomes a thousand violations.
 *
 * @throws HarnessError (exit 3) from every call once the target has been away, or has refused, for too long.
 */
export function steady(
  session: Session,
  stopped: () => boolean = () => false,
  patience: Patience = usual,
): SteadySession {
  let plain: Case | undefined;
  let looking: Promise<'well' | 'back'> | undefined;
  let gone: HarnessError | undefined;
  let vain = 0;

  const lookAgain = async (first: Doubt): Promise<'well' | 'back'> => {
    const began = performance.now();
    let doubt = first;
    let pause = patience.pauseMs;
    for (let looks = 0; ; looks++) {
      // Who asks to wait is not asked at once.
      const wait = doubt.retryAfterMs ?? (looks === 0 && doubt.kind !== 'throttled' ? 0 : pause);
      const tooLong = performance.now() + wait - began > patience.awayMs;
      const refuses = doubt.kind === 'forbidden' && looks >= patience.refusals;
      if (tooLong || refuses || stopped()) throw awayFor(doubt, session.target.baseUrl);
      await waitUnless(stopped, wait);
      if (looks > 0) pause = Math.min(2 * pause, longestPauseMs);
      const found = doubtOf(await session.exchange(plain as Case));
      if (found === undefined) return looks === 0 ? 'well' : 'back';
      doubt = found;
    }
  };
  const look = (doubt: Doubt): Promise<'well' | 'back'> => {
    looking ??= lookAgain(doubt)
      .catch((error: unknown) => {
        if (error instanceof HarnessError) gone ??= error;
        throw error;
      })
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  const mayBeItsOwn = ({ case: c, judgement }: Exchange, { kind }: Doubt): boolean => {
    if (kind !== 'forbidden' || judgement.findings.length > 0) return false;
    return vain >= looksAtRefusals || c.rules.some((id) => id.includes('token'));
  };
  const steadily = async (send: () => Promise<Exchange>): Promise<Exchange> => {
    for (let sent = 1; ; sent++) {
      if (looking !== undefined) await looking.catch(() => undefined);
      if (gone !== undefined) throw gone;
      const exchange = await send();
      if (plain === undefined) return exchange;
      const doubt = doubtOf(exchange);
      if (doubt === undefined || mayBeItsOwn(exchange, doubt)) return exchange;
      const found = await look(doubt);
      if (doubt.kind === 'forbidden' && exchange.judgement.findings.length === 0) vain++;
      // Throttling meets whom it likes; anything else that met one request alone is that request's.
      const again = found === 'back' || doubt.kind === 'throttled';
      if (!again || sent >= mostResent) return exchange;
    }
  };
  const over = (inner: Session): SteadySession => ({
    target: inner.target,
    ids: inner.ids,
    mask: inner.mask,
    concurrency: inner.concurrency,
    timeoutMs: inner.timeoutMs,
    get requests() {
      return inner.requests;
    },
    exchange: (testCase, requestId) => steadily(() => inner.exchange(testCase, requestId)),
    send: (made) => steadily(() => inner.send(made)),
    widened: (connections) => over(inner.widened(connections)),
    close: () => inner.close(),
    trust(accepted) {
      plain = accepted;
    },
  });
  return over(session);
}

/** Short waits, so that a stop is heard. */
async function waitUnless(stopped: () => boolean, ms: number): Promise<void> {
  const until = performance.now() + ms;
  for (let left = ms; left > 0 && !stopped(); left = until - performance.now())
    await delay(Math.min(left, 100));
}

function awayFor({ kind, got }: Doubt, baseUrl: string): HarnessError {
  const goOn = '--resume DIR goes on where this run ended.';
  if (kind === 'silent')
    return new HarnessError(
      'runNotMade',
      'target.gone',
      `${baseUrl} took requests before and does not answer any more: ${got}`,
      `Start the target again; ${goOn}`,
    );
  if (kind === 'throttled')
    return new HarnessError(
      'runNotMade',
      'target.throttles',
      `${baseUrl} answers ${got} to what it took before: it wants fewer requests`,
      `Wait as long as it asks for, and send fewer with --rate N; ${goOn}`,
    );
  return new HarnessError(
    'runNotMade',
    'target.forbids',
    `${baseUrl} answers ${got} to what it took before: it refuses everything now`,
    `Find out why (a quota, a payment, a token that has ended); ${goOn}`,
  );
}
