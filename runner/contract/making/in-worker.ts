import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { HarnessError } from '../../../model/errors.ts';
import { rules } from '../../../model/rules.ts';
import type { Skip } from '../../../model/case.ts';
import type { Target } from '../../../model/target.ts';
import { packageRoot } from '../../package-root.ts';
import { unpacked } from './batch.ts';
import type { MadeCase, Making, MakingOptions } from './making.ts';
import type { Ask, MakingOrder, Told } from './messages.ts';

/** Batches that are made ahead: cases wait for the target, not the target for cases, and memory stays flat. */
const ahead = 4;

/**
 * Makes cases in a thread of their own, so that combining, building and encoding takes nothing from the thread that
 * sends and measures.
 *
 * @throws HarnessError from every call where the cases cannot be made.
 */
export function makeInWorker(target: Target, options: MakingOptions): Making {
  const { seed, strength, mixed, sample, shard, rules: wanted } = options;
  const chosen = wanted && rules.map(({ id }) => id).filter(wanted);
  const order: MakingOrder = { target, options: { seed, strength, mixed, sample, shard, rules: chosen } };
  // Without what this process was started with: the bundle needs no loader.
  const worker = new Worker(join(packageRoot(), 'dist', 'making.js'), { workerData: order, execArgv: [] });
  const ready: MadeCase[] = [];
  let taken = 0;
  let total = 0;
  let ended = false;
  let failure: Error | undefined;
  let waiting: (() => void)[] = [];
  const skipped = deferred<readonly Skip[]>();
  const counted: Deferred<Extract<Told, { kind: 'coverage' }>['coverage']>[] = [];

  const ask = (wish: Ask): void => worker.postMessage(wish);
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };
  const fail = (error: Error): void => {
    failure ??= error;
    skipped.reject(error);
    for (const { reject } of counted.splice(0)) reject(error);
    wake();
  };
  worker.on('message', (told: Told) => {
    switch (told.kind) {
      case 'skipped':
        skipped.resolve(told.skipped);
        break;
      case 'total':
        total = told.total;
        break;
      case 'batch':
        for (const made of unpacked(told)) ready.push(made);
        ended = told.last;
        wake();
        break;
      case 'coverage':
        counted.shift()?.resolve(told.coverage);
        break;
      case 'error':
        fail(errorOf(told));
        break;
    }
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`the thread that makes the cases has ended (${code})`)));
  for (let batch = 1; batch < ahead; batch++) ask({ kind: 'batch' });

  /** The case at the front; the places before it are emptied at once, and cut off batch by batch. */
  const take = (): MadeCase | undefined => {
    const made = ready[taken++];
    if (taken >= 64) {
      ready.splice(0, taken);
      taken = 0;
      if (!ended) ask({ kind: 'batch' });
    }
    return made;
  };
  const later = async (): Promise<MadeCase | undefined> => {
    while (taken >= ready.length && !ended && failure === undefined) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    if (failure !== undefined) throw failure;
    return taken < ready.length ? take() : undefined;
  };
  return {
    get total() {
      return total;
    },
    next: () => (taken < ready.length ? take() : later()),
    skipped: () => skipped.promise,
    coverage(strengths) {
      if (failure !== undefined) return Promise.reject(failure);
      const answer = deferred<Extract<Told, { kind: 'coverage' }>['coverage']>();
      counted.push(answer);
      ask({ kind: 'coverage', strengths });
      return answer.promise;
    },
    async close() {
      worker.removeAllListeners('exit');
      await worker.terminate();
    },
  };
}

function errorOf({ message, known }: Extract<Told, { kind: 'error' }>): Error {
  return known === undefined
    ? new Error(message)
    : new HarnessError(known.blame, known.code, message, known.fix);
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => undefined;
  let reject: Deferred<T>['reject'] = () => undefined;
  const promise = new Promise<T>((take, refuse) => {
    resolve = take;
    reject = refuse;
  });
  // Nobody may be waiting when it fails; whoever asks then is told.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
