import type { LoadResult } from '../../model/load-result.ts';
import { count, duration } from '../charts/format.ts';
import type { Page } from '../shell.ts';
import { commandBlock } from '../shell/blocks.ts';

/** What a reader needs to make the run again. */
export function facts({ run, scenario, generator }: LoadResult): Page['facts'] {
  return [
    ['Scenario', scenario],
    ['Target', run.target],
    ['Host', run.host],
    ['Platform', run.platform],
    ['Started', run.startedAt],
    ['Duration', duration(run.durationMs / 1000)],
    ['Requests', count(run.requests)],
    ['Seed', String(run.seed)],
    ['Harness', run.harness],
    ['k6', generator.k6],
    ['Node', run.node],
    ['Command', commandBlock('Command of this run', run.command)],
  ];
}
