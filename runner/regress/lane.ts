import { findingsNotWaived } from '../../contracts/index.ts';
import type { Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';
import { responsesOnly, withObserver, type Audit } from '../contract/audit.ts';
import type { Failure } from '../contract/ledger.ts';
import { watchedProfiles } from '../contract/kept-profiles.ts';
import { openObserver, type Observer } from '../contract/observer.ts';
import { restoringCases } from '../contract/restore.ts';
import { openSession } from '../contract/session.ts';
import { steady, type SteadySession } from '../contract/steady.ts';
import { withProfilesWatched } from '../contract/writers.ts';
import { openGuard } from '../guard.ts';
import { pinAddresses } from '../http/addresses.ts';
import type { Seen } from './answer-of.ts';

/** How requests are sent to one target. */
export interface LaneOptions {
  readonly concurrency: number;
  readonly rate?: number | undefined;
  readonly timeoutMs: number;
  readonly confirmed: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** Profiles looked at beside the one that a case writes to. */
const besides = 4;

/** One target under observation: cases are sent, and come back with all that they did. */
export class Lane {
  readonly target: Target;
  readonly session: SteadySession;
  readonly audit: Audit;
  readonly #observer: Observer | undefined;
  #onSeen: (seen: Seen) => void = () => undefined;

  constructor(target: Target, options: LaneOptions) {
    this.target = target;
    const guard = openGuard(target, options.confirmed);
    this.session = steady(openSession(target, { ...options, guard }), () => options.signal?.aborted === true);
    this.#observer = target.observer === undefined ? undefined : openObserver(target.observer.url);
    const handOn: Parameters<typeof responsesOnly>[0] = (exchange, findings, launches) =>
      this.#onSeen({ exchange, findings, launches });
    this.audit =
      this.#observer === undefined ? responsesOnly(handOn) : withObserver(this.#observer, target, handOn);
  }

  /** Brings the observer to the start, so that earlier launches are not taken for ours. */
  async open(): Promise<void> {
    await pinAddresses(this.target);
    if (this.#observer === undefined) return;
    if (this.target.observer?.reset === true) await this.#observer.reset();
    else await this.#observer.catchUp();
  }

  /** Who gets what `send` has sent. */
  listen(onSeen: (seen: Seen) => void): void {
    this.#onSeen = onSeen;
  }

  /** Sends a case among others; it is handed on once what it did is known. */
  async send(testCase: Case): Promise<void> {
    this.audit.take(await this.session.exchange(testCase));
  }

  /** One case alone, with its effects. */
  async alone(testCase: Case): Promise<Seen> {
    let launches: Seen['launches'];
    const run = async (): Promise<Failure> => {
      const exchange = await this.session.exchange(testCase);
      const audited = await this.audit.auditedOf(exchange);
      launches = audited.launches;
      return { exchange, findings: audited.findings };
    };
    const watches = this.#observer !== undefined && testCase.launch?.fields !== undefined;
    const { exchange, findings } = watches
      ? await withProfilesWatched(this.#observer, this.target, this.#others(), testCase, run)
      : await run();
    return { exchange, findings: findingsNotWaived(findings, this.target.expectations), launches };
  }

  /** Puts back what these cases have written to profiles. */
  async restore(written: readonly Case[]): Promise<void> {
    for (const testCase of restoringCases(written, this.target))
      await this.audit.findingsOf(await this.session.exchange(testCase));
  }

  async close(): Promise<void> {
    if (this.target.observer?.reset === true) await this.#observer?.reset().catch(() => undefined);
    await this.session.close();
  }

  #others(): string[] {
    return watchedProfiles(this.target).slice(0, besides);
  }
}
