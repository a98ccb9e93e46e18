import { Pool } from 'undici';
import { encodeRequest, planCases } from '../../generators/index.ts';
import { inCrowd, sourceOf } from '../../runner/contract/crowd.ts';
import { stopwatch, tell, workOfThisProcess } from './child.ts';
import { peakMb } from './memory.ts';

// The least that can be done with the same requests: all encoded beforehand, sent in a loop, answers read and dropped.
const { work, target } = workOfThisProcess();
const { strength, concurrency } = work;
const plan = planCases(target, { seed: 1, strength });
const requests = Array.from(plan.cases(), (one) => encodeRequest(one.request, target, 'sent'));
const { origin } = new URL(target.baseUrl);
const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
let id = 0;

const passed = stopwatch();
await inCrowd(sourceOf(requests), concurrency, async ({ url, method, headers, body }) => {
  const answer = await pool.request({
    path: url.slice(origin.length),
    method,
    headers: { ...headers, 'request-id': `bare-${id++}` },
    body: body ?? null,
  });
  await answer.body.dump();
});
tell({ kind: 'posts', count: requests.length, ...passed(), peakMb: peakMb() });
await pool.close();
