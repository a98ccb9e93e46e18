/** Why a run ended before its plan did; `exit` is what the command line makes of it. */
export interface Stop {
  readonly reason: string;
  readonly exit: 'interrupted' | 'terminated' | 'callAtFault' | 'refusedByGuard' | 'runNotMade' | undefined;
}

/** One place that knows whether a run is to go on: the caller's signal, the budget, the failures counted, errors. */
export class Stopper {
  #stop: Stop | undefined;
  readonly #deadline: number | undefined;

  constructor(signal: AbortSignal | undefined, budgetMs: number | undefined) {
    this.#deadline = budgetMs === undefined ? undefined : performance.now() + budgetMs;
    const interrupt = (): void => {
      const terminated = signal?.reason === 'SIGTERM';
      this.stop({
        reason: `stopped by ${terminated ? 'SIGTERM' : 'SIGINT'}`,
        exit: terminated ? 'terminated' : 'interrupted',
      });
    };
    if (signal?.aborted === true) interrupt();
    signal?.addEventListener('abort', interrupt, { once: true });
  }

  /** The first reason counts. */
  stop(stop: Stop): void {
    this.#stop ??= stop;
  }

  get stopped(): Stop | undefined {
    if (this.#stop === undefined && this.#deadline !== undefined && performance.now() > this.#deadline) {
      this.#stop = { reason: 'the time given with --budget is over', exit: undefined };
    }
    return this.#stop;
  }
}
