import type { CaseSource } from '../../generators/corpus/source.ts';
import type { KindShares } from '../../generators/corpus/shares.ts';
import type { Mix } from '../../generators/corpus/mix.ts';
import type { Curve } from './shapes/campaign.ts';
import type { ScenarioName } from './shapes/scenarios.ts';
import type { Guard } from '../guard.ts';

/** How a run stands, about once a second. */
export interface LoadProgress {
  readonly elapsedMs: number;
  readonly durationMs: number;
  /** Requests finished in the last whole second. */
  readonly rate: number;
  /** Milliseconds, of the last whole second; null: no sample. */
  readonly p95: number | null;
  readonly errors: number;
  readonly violations: number;
  readonly dropped: number;
  readonly vus: number;
}

export interface LoadOptions {
  readonly scenario: ScenarioName;
  /** Requests a second: of ramp the last, of spike the base, of breakpoint the first. */
  readonly rate: number;
  readonly durationMs: number;
  /** spike: the rate of its peak; default five times the base. */
  readonly peak?: number | undefined;
  /** breakpoint: the highest rate; default ten times the first. */
  readonly ceiling?: number | undefined;
  /** breakpoint: how many rates there are; default 10. */
  readonly steps?: number | undefined;
  /** campaign: how many requests there are within the duration; default as the rate says. */
  readonly audience?: number | undefined;
  /** campaign: how they come; default flat. */
  readonly curve?: Curve | undefined;
  readonly seed: number;
  readonly mix: Mix;
  /** Shares of valid requests by kind, in percent; default as the cases come. */
  readonly kinds?: KindShares | undefined;
  /** Percentage of requests in XML; default as the cases come. */
  readonly xml?: number | undefined;
  /** A CSV file of profiles; each gets a request of its own. Default: the target file's profiles. */
  readonly profiles?: string | undefined;
  /** As they are written: `p95<300ms`. */
  readonly thresholds: readonly string[];
  /** Left out of figures at the start. Default none. */
  readonly warmUpMs?: number | undefined;
  /** Whether a run ends when a threshold can no longer hold. */
  readonly abortOnFail?: boolean | undefined;
  /** A folder for temporary files; nothing of the run stays there. */
  readonly out: string;
  readonly k6: { readonly path: string; readonly version: string };
  /** Local k6 processes that share the requests; default 1. */
  readonly instances?: number | undefined;
  /** Virtual users at most, of all instances together; default by Little's law. */
  readonly maxVus?: number | undefined;
  /** A request is given up after this time. Default 10,000 ms. */
  readonly timeoutMs?: number | undefined;
  /** Distinct requests made beforehand; default 5000. */
  readonly corpusSize?: number | undefined;
  readonly engineArgs?: readonly string[] | undefined;
  /** Hosts that the caller confirmed (--confirm); loopback needs none. */
  readonly confirmed?: readonly string[] | undefined;
  /** A guard that other runs of the same command share. Default: one of this run. */
  readonly guard?: Guard | undefined;
  /** Stops the run; what was measured is kept, and marked as partial. */
  readonly signal?: AbortSignal | undefined;
  /** Asks for k6's own dashboard on loopback, and takes its address. */
  readonly onDashboard?: ((url: string) => void) | undefined;
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  /** Where cases come from. Default: the generators. */
  readonly source?: CaseSource | undefined;
  /** The folder of the bundled scenarios. Default: the package's own. */
  readonly scenarios?: string | undefined;
  /** The command that repeats the run, for the result. */
  readonly command?: string | undefined;
}
