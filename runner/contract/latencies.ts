import { createHistogram } from 'node:perf_hooks';
import type { ContractResult } from '../../model/contract-result.ts';

/** Latencies in milliseconds, to three figures, in a size that does not grow. */
export class Latencies {
  readonly #microseconds = createHistogram();

  take(ms: number): void {
    this.#microseconds.record(Math.max(1, Math.round(ms * 1000)));
  }

  percentiles(): ContractResult['latency'] {
    const at = (percent: number): number =>
      this.#microseconds.count === 0 ? 0 : this.#microseconds.percentile(percent) / 1000;
    return { p50: at(50), p95: at(95), p99: at(99), max: at(100) };
  }
}
