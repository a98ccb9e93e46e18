import { randomUUID } from 'node:crypto';
import type { ContractResult } from '../model/contract-result.ts';
import { githubAnnotations } from '../reports/annotations.ts';
import type { Terminal } from './context.ts';

/** Writes annotations between which nothing that is printed is taken for a command of the workflow. */
export interface Annotations {
  tell(result: ContractResult): void;
}

/**
 * Stops the workflow's commands until the annotations are due: a target's answer that is printed must command nothing.
 *
 * Under --json standard output is for JSON alone; the runner reads standard error as well.
 */
export function annotationsFor({ json }: Pick<Terminal, 'json'>): Annotations {
  const sink = json ? process.stderr : process.stdout;
  const resume = `trigger-harness-${randomUUID()}`;
  sink.write(`::stop-commands::${resume}\n`);
  return {
    tell(result) {
      sink.write([`::${resume}::`, ...githubAnnotations(result), ''].join('\n'));
    },
  };
}
