import type { Call } from './call.ts';
import { duplicateKey, replayOf } from './duplicates.ts';
import { answerOf, contentTypes, envelopeText, prepare } from './envelope.ts';
import type { Prepared } from './envelope.ts';
import { runLaunch } from './launch/run.ts';
import { runLink } from './link/run.ts';
import type { World } from './world.ts';

function execute(call: Call, world: World): Prepared {
  call.refusal = call.api === '1.1' ? runLaunch(call, world) : runLink(call, world);
  return world.faults === undefined ? answerOf(call.refusal, call.format) : world.faults.answer(call, world);
}

function repeat(first: Prepared, key: string, call: Call, world: World): Prepared {
  const prefix = world.capabilities.duplicateHeaderPrefix;
  switch (world.faults?.replays(call, world)) {
    case 'unmarked':
      return first;
    case 'forgets':
      return execute(call, world);
    case 'executes':
      execute(call, world);
      return replayOf(first, key, prefix);
    case 'differs': {
      const envelope = { data: null, error: 400, error_text: 'Request was sent before' };
      const other = prepare(200, contentTypes[call.format], envelopeText(envelope, call.format));
      return replayOf(other, key, prefix);
    }
    case undefined:
      return replayOf(first, key, prefix);
  }
}

/** Answers one request of the API: from memory when it was seen before, else by running it. */
export function serve(call: Call, world: World): Prepared {
  if (call.method !== 'POST' && call.method !== 'GET') return execute(call, world);
  const key = duplicateKey(call);
  const first = world.duplicates.get(key);
  if (first !== undefined) return repeat(first, key, call, world);
  const answer = execute(call, world);
  world.duplicates.set(key, answer);
  return answer;
}
