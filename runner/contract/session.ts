import { judge } from '../../contracts/index.ts';
import { encodeRequest, type EncodedRequest } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import { HarnessError } from '../../model/errors.ts';
import type { Judgement } from '../../model/judgement.ts';
import { maskFor, type Mask } from '../../model/mask.ts';
import type { Observation } from '../../model/observation.ts';
import type { Target } from '../../model/target.ts';
import type { Guard } from '../guard.ts';
import { openSender } from '../http/sender.ts';
import type { MadeCase } from './making/making.ts';
import { paceOf } from '../pace.ts';
import { requestIds, type RequestIds } from '../request-id.ts';

/** One case as it was sent, what came back, and what the checks say of it. */
export interface Exchange {
  readonly case: Case;
  readonly observation: Observation;
  readonly judgement: Judgement;
}

export interface SessionOptions {
  readonly concurrency: number;
  /** Requests a second; the guard's own limit holds as well. */
  readonly rate?: number | undefined;
  readonly timeoutMs: number;
  readonly guard: Guard;
}

/** A target with open connections: encodes a case, sends it, judges the answer. */
export interface Session {
  readonly target: Target;
  readonly ids: RequestIds;
  readonly mask: Mask;
  readonly concurrency: number;
  readonly timeoutMs: number;
  /** Requests sent so far. */
  readonly requests: number;
  /** Sends with a fresh `Request-ID`, or with the one given (a replay). */
  exchange(testCase: Case, requestId?: string): Promise<Exchange>;
  /** Sends a case that has been encoded already, with a fresh `Request-ID`. */
  send(made: MadeCase): Promise<Exchange>;
  /** The same session over more connections of its own; to be closed by itself. */
  widened(connections: number): Session;
  close(): Promise<void>;
}

/** The documented answers are under 100 bytes; what is longer than this is not read. */
export const maxBodyBytes = 1024 * 1024;

/** A request may meet several connections that are closed; more than this is the target's doing. */
const mostStale = 3;

export function openSession(target: Target, options: SessionOptions): Session {
  const { guard, timeoutMs } = options;
  const ids = requestIds();
  const mask = maskFor([target.token]);
  const pace = paceOf(lower(options.rate, guard.maxRate));
  const context = { token: target.token, expectations: target.expectations, maxBodyBytes };
  let requests = 0;
  let last: MadeCase | undefined;
  const over = (concurrency: number): Session => {
    const sender = openSender({ connections: concurrency, timeoutMs, maxBodyBytes });
    const sendOnce = async (request: EncodedRequest, requestId: string): Promise<Observation> => {
      if (!guard.grant()) throw allowanceUsedUp(guard);
      const turn = pace.turn();
      if (turn !== undefined) await turn;
      requests++;
      return sender.send(request, requestId);
    };
    const send = async ({ case: testCase, request }: MadeCase, requestId?: string): Promise<Exchange> => {
      let observation = await sendOnce(request, requestId ?? ids.next());
      // Servers close connections when they like; what was cut off by that is sent again on a new one.
      for (let tries = 0; isStale(observation) && tries < mostStale; tries++)
        observation = await sendOnce(request, requestId ?? ids.next());
      return { case: testCase, observation, judgement: judge(testCase, observation, context) };
    };
    return {
      target,
      ids,
      mask,
      concurrency,
      timeoutMs,
      get requests() {
        return requests;
      },
      exchange(testCase, requestId) {
        // Sequences send one case several times in a row.
        if (last?.case !== testCase) {
          last = { case: testCase, request: encodeRequest(testCase.request, target, 'sent') };
        }
        return send(last, requestId);
      },
      send: (made) => send(made),
      widened: over,
      close: () => sender.close(),
    };
  };
  return over(options.concurrency);
}

function isStale({ result }: Observation): boolean {
  return result.kind === 'failure' && result.stale === true;
}

function lower(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : Math.min(a, b);
}

function allowanceUsedUp(guard: Guard): HarnessError {
  return new HarnessError(
    'refusedByGuard',
    'guard.max-requests',
    `the run's allowance of ${guard.maxRequests ?? 0} requests (safety.maxRequests) is used up`,
    'Raise safety.maxRequests in the target file, or run a part: --rules GLOB, --shard I/N, a lower --strength.',
  );
}
