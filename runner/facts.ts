import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunFacts } from '../model/contract-result.ts';
import type { Target } from '../model/target.ts';
import { packageRoot } from './package-root.ts';

/** The harness's own version, as its package says. */
export function harnessVersion(): string {
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

export interface FactsInput {
  readonly target: Target;
  readonly seed: number;
  readonly strength?: string | undefined;
  readonly shard?: { readonly index: number; readonly of: number } | undefined;
  readonly command?: string | undefined;
  readonly startedAt: Date;
  readonly requests: number;
}

/** What a reader needs to repeat a run; holds no secret. */
export function factsOf({
  target,
  seed,
  strength,
  shard,
  command,
  startedAt,
  requests,
}: FactsInput): RunFacts {
  return {
    harness: harnessVersion(),
    node: process.version,
    target: target.name,
    host: new URL(target.baseUrl).host,
    platform: target.platform,
    seed,
    ...(strength === undefined ? {} : { strength }),
    ...(shard === undefined ? {} : { shard: { index: shard.index, of: shard.of } }),
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    command: command ?? 'runContract (library)',
    requests,
  };
}
