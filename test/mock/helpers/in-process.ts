import type { Call } from '../../../mock/call.ts';
import { decideFormat } from '../../../mock/format/decide.ts';
import { observe, resetWorld } from '../../../mock/launch/observer.ts';
import { serve } from '../../../mock/serve.ts';
import type { World } from '../../../mock/world.ts';
import type { Case } from './case.ts';

/** What one request did, as two texts that can be compared. */
export interface Outcome {
  readonly case: Case;
  readonly answer: string;
  readonly effect: string;
}

function callOf(one: Case, requestId: string, concurrent: number): Call {
  const body = Buffer.from(one.body);
  const api = one.path.startsWith('/trg/') ? '1.0' : '1.1';
  return {
    api,
    method: one.method,
    path: one.path,
    headers: { 'content-type': one.contentType, 'request-id': requestId },
    format: api === '1.0' && one.method === 'GET' ? 'json' : decideFormat(one.contentType, body),
    body,
    requestId,
    concurrent,
    params: {},
    refusal: undefined,
    forgiven: false,
  };
}

/** Runs requests one after the other without a network, from the state at the start. */
export function runAll(world: World, cases: readonly Case[]): Outcome[] {
  resetWorld(world);
  return cases.flatMap((one, i) => {
    // Every tenth is sent twice, and every fifth comes in a crowd.
    const times = i % 10 === 0 ? [0, 1] : [0];
    return times.map(() => {
      const before = world.launches.last;
      const { status, headers, body, wire } = serve(callOf(one, `r${i}`, i % 5 === 0 ? 5 : 1), world);
      const isNew = world.launches.last !== before;
      const launches = isNew ? observe(world, 'GET', '/launches', `after=${before}`).body.toString() : '';
      const profile = one.path.startsWith('/trg/')
        ? observe(world, 'GET', '/profiles/6606e08f10bcdd88297057a7', '')
        : undefined;
      return {
        case: one,
        answer: JSON.stringify([status, headers, body.toString(), wire]),
        effect: launches.replace(/"(seq|next)":\d+/g, '') + (profile?.body.toString() ?? ''),
      };
    });
  });
}
