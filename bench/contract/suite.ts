import type { ContractProgress } from '../../runner/contract/options.ts';
import { runContract } from '../../runner/contract/run.ts';
import { stopwatch, tell, workOfThisProcess } from './child.ts';
import { peakMb } from './memory.ts';

// The suite in a process that has loaded everything, so that start-up is not counted.
const { work, target } = workOfThisProcess();
const { out, strength, concurrency, stream } = work;
const ending = new AbortController();
const passed = stopwatch();
let casesEnded = { count: 0, seconds: 0, cpuSeconds: 0 };
let tenth = 1;

function onProgress({ phase, done }: ContractProgress): void {
  if (phase === 'cases') casesEnded = { count: done, ...passed() };
  if (stream === undefined) return;
  if (done >= (stream * tenth) / 10 && tenth <= 10) {
    const { rss, heapUsed } = process.memoryUsage();
    const mb = 1024 * 1024;
    const { seconds } = passed();
    tell({
      kind: 'tenth',
      cases: done,
      seconds,
      peakMb: peakMb(),
      residentMb: rss / mb,
      heapMb: heapUsed / mb,
    });
    tenth++;
  }
  if (done >= stream) ending.abort('SIGINT');
}

const { result } = await runContract(target, {
  out,
  strength,
  concurrency,
  onProgress,
  signal: ending.signal,
});
tell({ kind: 'cases', ...casesEnded, peakMb: peakMb() });
tell({ kind: 'whole', requests: result.run.requests, seconds: passed().seconds, verdict: result.verdict });
