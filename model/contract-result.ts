import type { Assignment, Expectation, Skip } from './case.ts';
import type { Outcome } from './judgement.ts';
import type { RuleId, RuleSubject } from './rules.ts';

export const contractSchema = 'trigger-harness/contract/1';

/** A request as it may be shown: secrets stand as placeholders, bytes that are no text as base64. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly bodyIsBase64?: true;
}

/** A response as it may be shown: masked, cut to a length. */
export interface ShownResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly bodyIsBase64?: true;
  /** The body's length in bytes, where `body` was cut. */
  readonly cutFrom?: number;
}

/** One distinct cause: a rule and the smallest request that shows it. */
export interface Violation {
  readonly rule: RuleId;
  /** The id of the smallest case that shows it. */
  readonly case: string;
  readonly title: string;
  readonly expected: string;
  readonly got: string;
  readonly message: string;
  /** What is enough to see it: the parameters, the factor levels, and the smallest body. */
  readonly minimal: {
    readonly parameters: readonly string[];
    readonly levels: Assignment;
    readonly body: string;
    /** False where the shrinking ran out of requests before it was done. */
    readonly proven: boolean;
  };
  readonly request: ShownRequest;
  readonly response?: ShownResponse;
  readonly failure?: string;
  readonly curl: string;
  /** How many cases showed it, and the ids of the first few. */
  readonly cases: number;
  readonly examples: readonly string[];
  /** How often it showed when tried again, where that was not always. */
  readonly flaky?: { readonly failed: number; readonly tried: number };
}

/** One line of cases.jsonl, and of the report's list of cases. */
export interface CaseRecord {
  readonly id: string;
  readonly kind: 'example' | 'valid' | 'invalid' | 'open';
  readonly title: string;
  readonly rules: readonly RuleId[];
  readonly fault?: string;
  readonly seed: number;
  readonly encoding?: 'json' | 'xml';
  readonly expects: Expectation;
  readonly outcome: Outcome;
  readonly verdict: 'passed' | 'failed' | 'open';
  readonly status?: number;
  readonly error?: number;
  readonly errorText?: string;
  readonly latencyMs: number;
  /** The rules that its response broke. */
  readonly broken?: readonly RuleId[];
}

/** One cell of the matrix: a subject and a rule, per format. */
export interface MatrixCell {
  readonly subject: RuleSubject;
  readonly rule: RuleId;
  readonly encoding: 'json' | 'xml' | 'none';
  readonly run: number;
  readonly failed: number;
  readonly open: number;
}

/** How many of all combinations of t levels were exercised. */
export interface Coverage {
  readonly space: string;
  readonly strength: number;
  readonly possible: number;
  readonly exercised: number;
}

/** `result.json` of a contract run. */
export interface ContractResult {
  readonly schema: typeof contractSchema;
  readonly verdict: 'pass' | 'fail' | 'partial';
  readonly reason: string;
  readonly counts: {
    readonly cases: number;
    readonly passed: number;
    readonly failed: number;
    readonly open: number;
    readonly skipped: number;
  };
  readonly violations: readonly Violation[];
  readonly matrix: readonly MatrixCell[];
  readonly skipped: readonly Skip[];
  /** Of the whole run; a shard alone has none. */
  readonly coverage: readonly Coverage[];
  /** What this shard and all the others exercise together. */
  readonly coverageOfShards?: readonly Coverage[];
  /** `error` codes and HTTP statuses seen, with how often and by which outcome. */
  readonly codes: readonly {
    readonly status: number;
    readonly error: number | null;
    readonly count: number;
    readonly text: string;
  }[];
  readonly examples: readonly CaseRecord[];
  /** All cases, or the failed and the first of the others where there are too many; `casesFile` has all. */
  readonly cases: readonly CaseRecord[];
  readonly casesFile: string;
  readonly latency: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly max: number;
  };
  readonly run: RunFacts;
}

/** Facts of a run that let a reader repeat it. */
export interface RunFacts {
  readonly harness: string;
  readonly node: string;
  readonly target: string;
  readonly host: string;
  readonly platform: string;
  readonly seed: number;
  readonly strength?: string;
  /** Which of how many parts of a run this is, from 1. */
  readonly shard?: { readonly index: number; readonly of: number };
  readonly startedAt: string;
  readonly durationMs: number;
  readonly command: string;
  readonly requests: number;
}
