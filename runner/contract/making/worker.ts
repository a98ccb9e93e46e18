import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { encodeRequest, planCases, type EncodedRequest } from '../../../generators/index.ts';
import type { Case } from '../../../model/case.ts';
import { HarnessError } from '../../../model/errors.ts';
import { packed } from './batch.ts';
import type { Ask, MakingOrder, Told } from './messages.ts';
import { shardOf } from './shard.ts';

/** Cases handed over at a time: enough that handing over costs little, few enough that the first are there soon. */
const batchSize = 64;
/** So few are there at once: the page's examples, which need no combining. */
const firstBatch = 12;

const port = parentPort as MessagePort;
const { target, options } = workerData as MakingOrder;
const wanted = options.rules && new Set(options.rules);
const plan = planCases(target, { ...options, rules: wanted && ((id) => wanted.has(id)) });
const part = shardOf(plan, options.shard);
const cases = part.cases()[Symbol.iterator]();

function tell(told: Told): void {
  port.postMessage(told, told.kind === 'batch' ? [told.bytes] : []);
}

function makeBatch(size: number): void {
  const made: Case[] = [];
  const requests: EncodedRequest[] = [];
  let last = false;
  while (made.length < size && !last) {
    const next = cases.next();
    if (next.done === true) {
      last = true;
    } else {
      made.push(next.value);
      requests.push(encodeRequest(next.value.request, target, 'sent'));
    }
  }
  tell(packed(made, requests, last));
}

function orFail(make: () => void): void {
  try {
    make();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const known =
      error instanceof HarnessError ? { blame: error.blame, code: error.code, fix: error.fix } : undefined;
    tell({ kind: 'error', message, known });
  }
}

port.on('message', (ask: Ask) =>
  orFail(() => {
    if (ask.kind === 'batch') makeBatch(batchSize);
    else tell({ kind: 'coverage', coverage: ask.strengths.flatMap((t) => plan.coverage(t)) });
  }),
);
// The first cases need no combining; how many there are in all does.
orFail(() => makeBatch(firstBatch));
orFail(() => tell({ kind: 'skipped', skipped: plan.skipped }));
orFail(() => tell({ kind: 'total', total: part.count }));
