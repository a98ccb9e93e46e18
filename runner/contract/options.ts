// Past the index of the generators: the package's declarations would otherwise speak of all of them.
import type { Plan, PlanOptions } from '../../generators/plan/index.ts';
import type { MixedStrength } from '../../generators/plan/valid-rows.ts';
import type { RuleId } from '../../model/rules.ts';

export type Strength = PlanOptions['strength'];

/** How far a contract run has come. */
export interface ContractProgress {
  readonly phase: 'cases' | 'sequences' | 'causes';
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  readonly requests: number;
  /** Cases a second since the start. */
  readonly rate: number;
}

/** Options of a contract run; everything but `out` has a default. */
export interface ContractOptions {
  /** The folder that gets `cases.jsonl`; it must exist. */
  readonly out: string;
  /** Default 1. */
  readonly seed?: number | undefined;
  /** How many factors are combined; default 2. */
  readonly strength?: Strength | undefined;
  /** Factors that the valid requests combine with another strength among themselves. */
  readonly mixed?: readonly MixedStrength[] | undefined;
  /** Of strength `all` only so many valid requests of each space, without one twice. */
  readonly sample?: number | undefined;
  /** A plan made beforehand, for several runs against one target; seed, strength and rules are then the plan's. */
  readonly plan?: Plan | undefined;
  /** Only cases whose first rule it takes. */
  readonly rules?: ((id: RuleId) => boolean) | undefined;
  /** Only this case. */
  readonly caseId?: string | undefined;
  /** Requests under way at once; default 8. */
  readonly concurrency?: number | undefined;
  /** Requests a second; default: as the guard allows. */
  readonly rate?: number | undefined;
  /** Milliseconds for one exchange; default 10,000. */
  readonly timeoutMs?: number | undefined;
  /** Ends the cases after so many failures; default: all are run. */
  readonly maxFailures?: number | undefined;
  /** Goes on with the run whose `cases.jsonl` is in `out`: what is in it is counted, and not sent again. */
  readonly resume?: boolean | undefined;
  /** Runs only every N-th case, beginning with the I-th. */
  readonly shard?: { readonly index: number; readonly of: number } | undefined;
  /** False leaves out what needs several requests (replays and the like). Default true. */
  readonly sequences?: boolean | undefined;
  /** Ends the run after so many milliseconds. */
  readonly budgetMs?: number | undefined;
  /** Hosts beyond loopback that the caller confirms by name. */
  readonly confirmed?: readonly string[] | undefined;
  /** How to run it again, for the report; must hold no secret. */
  readonly command?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ContractProgress) => void) | undefined;
}

export interface ResolvedContractOptions extends ContractOptions {
  readonly seed: number;
  readonly strength: Strength;
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly confirmed: readonly string[];
}

export function resolved(options: ContractOptions): ResolvedContractOptions {
  return {
    ...options,
    seed: options.seed ?? 1,
    strength: options.strength ?? 2,
    concurrency: options.concurrency ?? 8,
    timeoutMs: options.timeoutMs ?? 10_000,
    confirmed: options.confirmed ?? [],
  };
}
