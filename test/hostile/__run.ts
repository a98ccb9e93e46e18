import { planCases, type Plan } from '../../generators/index.ts';
import type { ContractResult } from '../../model/contract-result.ts';
import { HarnessError } from '../../model/errors.ts';
import type { Target } from '../../model/target.ts';
import type { ContractOptions } from '../../runner/contract/options.ts';
import { runContract } from '../../runner/contract/run.ts';
import { parseTarget } from '../../runner/target-file.ts';
import { folder } from '../e2e/cli.ts';

/** How a small run ended: with a result, or with the error that the command line would tell. */
export interface Outcome {
  readonly result: ContractResult | undefined;
  readonly error: HarnessError | undefined;
  readonly reason: string;
  /** Of the result, or of what stopped the run. */
  readonly exit: number | string | undefined;
}

/** The text of a target file without anything beyond what is needed. */
export function targetText(baseUrl: string): string {
  return JSON.stringify({
    name: 'hostile',
    baseUrl,
    platform: 'v72',
    token: 'token-of-a-hostile-target',
    campaigns: { active: 84 },
    profiles: [{ profile_id: '6606e08f10bcdd88297057a7', email: 'john@example.com' }],
  });
}

export function targetAt(baseUrl: string): Target {
  return parseTarget(targetText(baseUrl), 'target.json', {});
}

/** Some cases of a plan, of all kinds. */
export function some(target: Target, count: number): Plan {
  const all = [...planCases(target, { seed: 1, strength: 1 }).cases()];
  const cases = all.filter((_, i) => i % Math.ceil(all.length / count) === 0);
  return { count: cases.length, cases: () => cases, skipped: [], coverage: () => [] };
}

/** Runs a few cases against a target. */
export async function runSome(
  target: Target,
  count = 8,
  options: Partial<ContractOptions> = {},
): Promise<Outcome> {
  try {
    const plan = some(target, count);
    const { result, stop } = await runContract(target, {
      out: await folder(),
      plan,
      sequences: false,
      timeoutMs: 400,
      ...options,
    });
    return { result, error: undefined, reason: result.reason, exit: stop?.exit ?? result.verdict };
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return { result: undefined, error, reason: error.message, exit: error.exitCode };
  }
}
