import { envelopeOf } from '../envelope.ts';
import type { Recipient } from '../profiles/member.ts';
import { refusal } from '../refusal.ts';
import type { FaultEntry } from './fault.ts';
import type { Hooks, Reply } from './hooks.ts';
import { does, launchesWrong, serverError } from './make.ts';

const busy = refusal('relation.repeat', 400, 'Try again later');

/** Touches every n-th of the requests that it could touch. */
function every(n: number): () => boolean {
  let count = 0;
  return () => ++count % n === 0;
}

function refuse(reply: Reply): void {
  reply.status = busy.status;
  reply.envelope = envelopeOf(busy);
}

function afterRefusal(): Hooks {
  let isPoisoned = false;
  return {
    launches: (launch) => (isPoisoned ? [] : [launch]),
    reply: (reply, call) => {
      if (isPoisoned && call.refusal === undefined) refuse(reply);
      isPoisoned = call.refusal !== undefined;
    },
  };
}

function sameTwice(): Hooks {
  let last: unknown;
  return {
    refuses: busy,
    when: ({ params }) => {
      const isSame = params['email'] !== undefined && params['email'] === last;
      last = params['email'];
      return isSame;
    },
  };
}

function leak(): Hooks {
  let others: readonly Recipient[] | undefined;
  return {
    delayMs: 4,
    recipients: (found, call) => {
      const before = others;
      others = found;
      return call.concurrent > 1 && before !== undefined ? before : found;
    },
  };
}

/** Faults that depend on what came before, or at the same time. */
export const stateFaults: readonly FaultEntry[] = [
  does(
    'refused-after-refusal',
    'relation.after-reject',
    [],
    'The request after a refused one is refused.',
    afterRefusal,
  ),
  does('every-7th-refused', 'relation.repeat', [], 'Every 7th request that is in order is refused.', () => ({
    when: every(7),
    refuses: busy,
  })),
  does(
    'every-100th-500',
    'envelope.server-error',
    [],
    'Every 100th request is answered with HTTP 500.',
    () => ({ when: every(100), reply: serverError }),
  ),
  does('first-refused', 'relation.repeat', [], 'The first request in order is refused.', () => {
    let isFirst = true;
    return {
      refuses: busy,
      when: () => {
        const before = isFirst;
        isFirst = false;
        return before;
      },
    };
  }),
  does(
    'same-email-twice-refused',
    'relation.repeat',
    ['email'],
    'A request for the e-mail of the one before it is refused.',
    sameTwice,
  ),
  does('crowd-refused', 'relation.repeat', [], 'Requests are refused while more than 3 are being served.', {
    delayMs: 4,
    when: ({ concurrent }) => concurrent > 3,
    refuses: busy,
  }),
  launchesWrong(
    'crowd-mixes-recipients',
    'effect.recipients',
    [],
    'While several requests are served, one gets the recipients of the one before.',
    leak,
  ),
];
