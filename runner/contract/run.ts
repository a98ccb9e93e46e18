import { join } from 'node:path';
import { caseFromId, planCases, type Plan } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import type { ContractResult } from '../../model/contract-result.ts';
import { HarnessError } from '../../model/errors.ts';
import type { Target } from '../../model/target.ts';
import { factsOf } from '../facts.ts';
import { openGuard, type Guard } from '../guard.ts';
import { pinAddresses } from '../http/addresses.ts';
import type { Cause } from './causes/cause.ts';
import { Ledger } from './ledger.ts';
import { makeHere } from './making/in-thread.ts';
import { makeInWorker } from './making/in-worker.ts';
import type { Making } from './making/making.ts';
import { resolved, type ContractOptions, type ResolvedContractOptions } from './options.ts';
import { checkReachable } from './reach.ts';
import { cutTornLine, pastRecords } from './resume/past-records.ts';
import { openRecords } from './records.ts';
import { openSession } from './session.ts';
import { steady, type SteadySession } from './steady.ts';
import { Stopper, type Stop } from './stop.ts';
import { summarised } from './summary.ts';
import { Work } from './work.ts';

/** A contract run's result, and why it ended early if it did. */
export interface ContractRun {
  readonly result: ContractResult;
  readonly stop: Stop | undefined;
}

/**
 * Runs the contract suite: plans the cases, sends and judges each, checks sequences and effects, and finds the minimal
 * cause of what failed. What was measured before a stop is in the result.
 *
 * @throws HarnessError where nothing could be run at all (guard, unreachable target, refused token, folder).
 */
export async function runContract(target: Target, options: ContractOptions): Promise<ContractRun> {
  const settings = resolved(options);
  const guard = openGuard(target, settings.confirmed);
  await pinAddresses(target);
  const making = makingOf(target, settings);
  try {
    return await runMade(making, target, settings, guard);
  } finally {
    await making.close();
  }
}

async function runMade(
  making: Making,
  target: Target,
  settings: ResolvedContractOptions,
  guard: Guard,
): Promise<ContractRun> {
  const startedAt = new Date();
  const stopper = new Stopper(settings.signal, settings.budgetMs);
  const session = steady(openSession(target, { ...settings, guard }), () => stopper.stopped !== undefined);
  const path = join(settings.out, 'cases.jsonl');
  if (settings.resume === true) await cutTornLine(path);
  const records = await openRecords(path, settings.resume);
  const ledger = new Ledger(records, session.mask, target.observer !== undefined);
  const work = new Work(session, ledger, stopper, settings, making);
  if (settings.resume === true) await work.carry(pastRecords(path));
  const causes = await causesOf(work, session, stopper, ledger).finally(async () => {
    await work.close();
    await session.close();
    await records.close();
  });
  const stop = stopper.stopped;
  const { seed, strength, shard, command } = settings;
  const facts = factsOf({
    target,
    seed,
    strength: String(strength),
    shard,
    command,
    startedAt,
    requests: session.requests,
  });
  const whole = stop === undefined && settings.caseId === undefined;
  const coverage = whole ? await making.coverage(coverageStrengths(settings)) : [];
  return {
    result: summarised({
      ledger,
      causes,
      skipped: await making.skipped(),
      ...(shard === undefined ? { coverage } : { coverage: [], coverageOfShards: coverage }),
      stop,
      target,
      mask: session.mask,
      facts,
    }),
    stop,
  };
}

/** Everything that is sent: first a few requests that tell whether the target is there at all. */
async function causesOf(
  work: Work,
  session: SteadySession,
  stopper: Stopper,
  ledger: Ledger,
): Promise<readonly Cause[]> {
  try {
    const taken = await checkReachable(session, reachProbes(session.target));
    if (taken !== undefined) session.trust(taken);
    await work.open();
    await work.runCases();
    await work.runSequences();
    await work.runWriters();
    return await work.findCauses();
  } catch (error) {
    // Nothing measured is lost: a run that has cases ends with a partial result and the error's exit code.
    const stopped = stopper.stopped !== undefined;
    if (!(error instanceof HarnessError) || (ledger.counts.cases === 0 && !stopped)) throw error;
    stopper.stop({
      reason: error.fix === undefined ? error.message : `${error.message.replace(/\.$/, '')}. ${error.fix}`,
      exit: error.blame === 'refusedByGuard' ? 'refusedByGuard' : 'runNotMade',
    });
    return work.causesAsTheyAre();
  }
}

/** Pairs and triples always, and whatever the run combined; to count more takes longer than to send it. */
function coverageStrengths({ strength }: ResolvedContractOptions): number[] {
  return strength === 4 || strength === 5 ? [2, 3, 4] : [2, 3];
}

function makingOf(target: Target, { caseId, plan, ...settings }: ResolvedContractOptions): Making {
  if (caseId !== undefined) return makeHere(planOfOne(caseFromId(caseId, target)), target, undefined);
  return plan === undefined ? makeInWorker(target, settings) : makeHere(plan, target, settings.shard);
}

function planOfOne(only: Case): Plan {
  return { count: 1, cases: () => [only], skipped: [], coverage: () => [] };
}

/** A handful of requests of different kinds that must be taken: one of them at least must be. The first need no planning. */
function reachProbes(target: Target): Case[] {
  const probes: Case[] = [];
  for (const testCase of planCases(target, { seed: 1, strength: 1 }).cases()) {
    if (testCase.expects === 'accept') probes.push(testCase);
    if (probes.length === 6) break;
  }
  return probes;
}
