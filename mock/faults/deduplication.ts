import { refusal } from '../refusal.ts';
import type { FaultEntry } from './fault.ts';
import { answers, does, launchesWrong } from './make.ts';
import { inXml } from './when.ts';

const sentBefore = refusal('dedup.body', 400, 'Request was sent before');
const maxBodies = 100_000;

/** Faults in the recognition of repeated requests. */
export const deduplicationFaults: readonly FaultEntry[] = [
  answers(
    'fresh-marked-as-duplicate',
    'dedup.fresh',
    [],
    'Every fresh request is marked as a duplicate.',
    (reply, call) => {
      reply.headers.push('Duplicate-Request', 'true', 'Duplicate-Key', call.requestId ?? 'none');
    },
  ),
  does(
    'every-50th-marked-as-duplicate',
    'dedup.fresh',
    [],
    'Every 50th fresh request is marked as a duplicate.',
    () => {
      let count = 0;
      return {
        reply: (reply, call) => {
          if (++count % 50 === 0)
            reply.headers.push('Duplicate-Request', 'true', 'Duplicate-Key', call.requestId ?? 'none');
        },
      };
    },
  ),
  does('replay-not-marked', 'dedup.replay', [], 'A replay gets the first answer without a marker.', {
    replays: 'unmarked',
  }),
  does('replay-answers-differently', 'dedup.replay', [], 'A replay is refused.', { replays: 'differs' }),
  does('replay-not-recognised', 'dedup.replay', [], 'A replay is run like a fresh request.', {
    replays: 'forgets',
  }),
  does(
    'replay-not-recognised-in-xml',
    'dedup.replay',
    ['encoding'],
    'A replay is run like a fresh request in XML.',
    {
      when: inXml,
      replays: 'forgets',
    },
  ),
  launchesWrong(
    'replay-launches-again',
    'dedup.replay',
    [],
    'A replay is answered rightly, but launches again.',
    { replays: 'executes' },
  ),
  does(
    'same-body-refused',
    'dedup.body',
    [],
    'A body that was sent before is refused, whatever its Request-ID.',
    () => {
      const seen = new Set<string>();
      return {
        refuses: sentBefore,
        when: ({ body }) => {
          if (body.length === 0) return false;
          const key = body.toString('latin1', 0, 4096);
          if (seen.has(key)) return true;
          if (seen.size < maxBodies) seen.add(key);
          return false;
        },
      };
    },
  ),
];
