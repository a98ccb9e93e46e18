import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { targetFrom } from '../../contracts/index.ts';
import { planCases, type Plan } from '../../generators/index.ts';
import { startMock } from '../../mock/index.ts';
import type { ContractResult } from '../../model/contract-result.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import type { ContractOptions } from '../../runner/contract/options.ts';
import { runContract } from '../../runner/contract/run.ts';

export type SuiteOptions = Omit<ContractOptions, 'out'>;

/** Milliseconds for a test: all parts of a suite on a machine that has other work. */
export const patience = 180_000;

/** The mock's port and target of the first run: later ones are the same to the suite, so that a plan serves them all. */
let first: { readonly port: number; readonly target: Target } | undefined;
const plans = new Map<string, Plan>();

function planFor(target: Target, { seed = 1, strength = 1 }: SuiteOptions): Plan {
  const key = `${seed} ${strength}`;
  let plan = plans.get(key);
  if (plan === undefined) {
    const made = planCases(target, { seed, strength });
    const cases = [...made.cases()];
    plan = { count: cases.length, skipped: made.skipped, coverage: () => [], cases: () => cases.values() };
    plans.set(key, plan);
  }
  return plan;
}

/** Runs the suite in this process against a fresh mock that has these faults. */
export async function suite(faults: readonly string[], options: SuiteOptions = {}): Promise<ContractResult> {
  const out = await mkdtemp(join(tmpdir(), 'mutants-'));
  const mock = await startMock({ faults, port: first?.port ?? 0 });
  try {
    first ??= { port: Number(new URL(mock.url).port), target: targetFrom(mock.targetFile()) };
    const { target } = first;
    const plan = planFor(target, options);
    return (await runContract(target, { strength: 1, ...options, plan, out })).result;
  } finally {
    await mock.close();
    await rm(out, { recursive: true, force: true });
  }
}

/** How many parts the cases are run in, as `--shard` does: most faults show in the first, and then the others need not run. */
const parts = 24;

/**
 * Runs the cases part after part until one shows a right rule first, and if none does the whole suite.
 *
 * A part has not all the cases that a cause is found in, so that it may name a rule beside the right one.
 */
export async function hunt(
  fault: string,
  isRight: (named: RuleId) => boolean,
  options: SuiteOptions,
): Promise<ContractResult> {
  for (let index = 1; index <= parts; index++) {
    const part = { shard: { index, of: parts }, sequences: false };
    const result = await suite([fault], { ...options, ...part });
    if (result.verdict !== 'fail') continue;
    if (result.violations[0] !== undefined && isRight(result.violations[0].rule)) return result;
    break;
  }
  return suite([fault], options);
}
