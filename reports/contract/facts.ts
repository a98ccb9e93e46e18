import type { ContractResult, RunFacts } from '../../model/contract-result.ts';
import { html, type Html } from '../html.ts';
import { commandBlock, count, duration } from '../shell/blocks.ts';

/** Facts of a contract run, the command that repeats it last. */
export function contractFacts(result: ContractResult): (readonly [string, string | Html])[] {
  const { latency, run } = result;
  return [
    ...runFacts(run).slice(0, -1),
    [
      'Latency',
      `p50 ${duration(latency.p50)}, p95 ${duration(latency.p95)}, p99 ${duration(latency.p99)}, max ${duration(latency.max)}`,
    ],
    ['All cases', result.casesFile],
    ...runFacts(run).slice(-1),
  ];
}

/** Facts of any run, the command that repeats it last. */
export function runFacts(run: RunFacts): (readonly [string, string | Html])[] {
  return [
    ['Target', `${run.target} (${run.host})`],
    ['Platform', run.platform],
    ['Seed', String(run.seed)],
    ...(run.strength === undefined ? [] : [['Strength', run.strength] as const]),
    ['Requests', count(run.requests)],
    ['Started', run.startedAt],
    ['Took', duration(run.durationMs)],
    ['Harness', `${run.harness}, Node ${run.node}`],
    ['Run it again', html`${commandBlock('Command that repeats this run', run.command)}`],
  ];
}
