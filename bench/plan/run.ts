/**
 * What `plan` finds on servers of known capacity, with the real k6.
 * Run: `npx tsx bench/plan/run.ts [capacity…]` (default 150 and 400; two to five minutes each on two idle cores).
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlanResult } from '../../model/plan-result.ts';
import { findK6 } from '../../runner/k6/find.ts';
import { packageRoot } from '../../runner/package-root.ts';
import { runPlan } from '../../runner/plan/run.ts';
import { buildScenarios } from '../../scenarios/build.mjs';
import { smallTarget } from '../../test/generators/corpus/__target.ts';
import { knownSource } from '../../test/runner/load/__server.ts';

const given = process.argv.slice(2).map(Number);
const capacities = given.length > 0 ? given : [150, 400];
const k6 = await findK6({ onNote: console.error });
const folder = await mkdtemp(join(tmpdir(), 'bench-plan-'));
const scenarios = join(folder, 'scenarios');
await buildScenarios(scenarios);

try {
  console.log(
    '| capacity | found | off by | interval | verdict | steps | time |\n|---|---|---|---|---|---|---|',
  );
  for (const capacity of capacities) console.log(rowOf(capacity, await planOn(capacity)));
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** A plan that needs 1.5 times what the server can do. */
async function planOn(capacity: number): Promise<PlanResult> {
  const server = fork(join(packageRoot(), 'bench', 'plan', 'server.ts'), [String(capacity)], {
    execArgv: process.execArgv,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  try {
    const [url] = (await once(server.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    return await runPlan(smallTarget(String(url).trim()), {
      audience: capacity * 1.25 * 600,
      windowMs: 600_000,
      headroom: 0.2,
      slo: ['p95<300ms', 'errors<0.1%'],
      seed: 1,
      mix: { accept: 100, reject: 0 },
      confirmed: [],
      out: folder,
      k6,
      scenarios,
      source: knownSource,
      onStep: ({ purpose, rate, verdict, reached, reasons }) =>
        console.error(`${purpose} ${rate}/s: ${verdict}, ${reached}/s ${reasons.join('; ')}`),
    });
  } finally {
    server.kill();
  }
}

function rowOf(
  capacity: number,
  { verdict, sustainedRate, sustainedInterval, steps, run }: PlanResult,
): string {
  const off = (((sustainedRate ?? 0) / capacity - 1) * 100).toFixed(1);
  const interval = `${sustainedInterval.from} to ${sustainedInterval.above ?? '?'}`;
  const minutes = (run.durationMs / 60_000).toFixed(1);
  return `| ${capacity}/s | ${sustainedRate ?? 'none'}/s | ${off} % | ${interval} | ${verdict} | ${steps.length} | ${minutes} min |`;
}
