import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { targetFrom } from '../../contracts/index.ts';
import { startMock } from '../../mock/index.ts';
import type { ContractResult } from '../../model/contract-result.ts';
import type { ContractOptions } from '../../runner/contract/options.ts';
import { runContract } from '../../runner/contract/run.ts';

export type SuiteOptions = Omit<ContractOptions, 'out'>;

/** Milliseconds for a test: all parts of a suite on a machine that has other work. */
export const patience = 180_000;

/** Runs the suite in this process against a fresh mock that has these faults. */
export async function suite(faults: readonly string[], options: SuiteOptions = {}): Promise<ContractResult> {
  const out = await mkdtemp(join(tmpdir(), 'mutants-'));
  const mock = await startMock({ faults });
  try {
    return (await runContract(targetFrom(mock.targetFile()), { strength: 1, ...options, out })).result;
  } finally {
    await mock.close();
    await rm(out, { recursive: true, force: true });
  }
}

/** How many parts the suite is run in, as `--shard` does: most faults show in the first, and then the others need not run. */
const parts = 8;

/** Runs the suite part after part until one fails; all parts together are the whole suite. */
export async function hunt(fault: string, options: SuiteOptions): Promise<ContractResult> {
  for (let index = 1; ; index++) {
    const result = await suite([fault], { ...options, shard: { index, of: parts } });
    if (result.verdict === 'fail' || index === parts) return result;
  }
}
