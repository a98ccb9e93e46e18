import { readFileSync } from 'node:fs';
import { targetFrom } from '../../contracts/index.ts';
import type { Target } from '../../model/target.ts';
import type { Strength } from '../../runner/contract/options.ts';

/** What a child of the bench is to do. */
export interface Work {
  readonly targetFile: string;
  /** An empty folder. */
  readonly out: string;
  readonly strength: Strength;
  readonly concurrency: number;
  /** Ends the run after so many cases, and tells the memory after each tenth of them. */
  readonly stream?: number;
}

/** One line that a child prints. */
export type Figures =
  | {
      readonly kind: 'cases' | 'posts';
      readonly count: number;
      readonly seconds: number;
      readonly cpuSeconds: number;
      readonly peakMb: number | undefined;
    }
  | { readonly kind: 'whole'; readonly requests: number; readonly seconds: number; readonly verdict: string }
  | {
      readonly kind: 'tenth';
      readonly cases: number;
      readonly seconds: number;
      readonly peakMb: number | undefined;
      readonly residentMb: number;
      readonly heapMb: number;
    };

/** The work that this process was started for, and its target. */
export function workOfThisProcess(): { readonly work: Work; readonly target: Target } {
  const work = JSON.parse(process.argv[2] ?? '') as Work;
  return { work, target: targetFrom(JSON.parse(readFileSync(work.targetFile, 'utf8'))) };
}

export function tell(figures: Figures): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

/** Seconds of the clock and of the processor since it was made. */
export function stopwatch(): () => { readonly seconds: number; readonly cpuSeconds: number } {
  const started = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 };
  };
}
