import type { Plan } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import type { Finding } from '../../model/judgement.ts';
import { responsesOnly, withObserver, type Audit } from './audit.ts';
import type { Cause, Probe } from './causes/cause.ts';
import { findCauses } from './causes/find.ts';
import { sequenceCauses } from './causes/sequence.ts';
import { inCrowd } from './crowd.ts';
import type { Failure, Ledger } from './ledger.ts';
import { openObserver, type Observer } from './observer.ts';
import type { ContractProgress, ResolvedContractOptions } from './options.ts';
import { restoringCases } from './restore.ts';
import { runSequences, SequenceSample } from './sequences.ts';
import type { Exchange, Session } from './session.ts';
import type { Stopper } from './stop.ts';
import { isWriter, withProfileWatched } from './writers.ts';

/** The phases of one run over one session. */
export class Work {
  readonly #session: Session;
  readonly #ledger: Ledger;
  readonly #stopper: Stopper;
  readonly #settings: ResolvedContractOptions;
  readonly #planned: number;
  readonly #sample = new SequenceSample();
  readonly #observer: Observer | undefined;
  readonly #audit: Audit;
  readonly #started = performance.now();
  #probes = 0;

  constructor(
    session: Session,
    ledger: Ledger,
    stopper: Stopper,
    settings: ResolvedContractOptions,
    planned: number,
  ) {
    this.#session = session;
    this.#ledger = ledger;
    this.#stopper = stopper;
    this.#settings = settings;
    this.#planned = planned;
    const { target } = session;
    const handOn = (exchange: Exchange, findings: readonly Finding[]): void => this.#take(exchange, findings);
    this.#observer = target.observer === undefined ? undefined : openObserver(target.observer.url);
    this.#audit =
      this.#observer === undefined ? responsesOnly(handOn) : withObserver(this.#observer, target, handOn);
  }

  /** Brings the observer to the start, so that earlier launches are not taken for ours. */
  async open(): Promise<void> {
    if (this.#observer === undefined) return;
    if (this.#session.target.observer?.reset === true) await this.#observer.reset();
    else while ((await this.#observer.more()).full);
  }

  /** All cases: most in a crowd, then one by one those that write to profiles. */
  async runCases(plan: Plan): Promise<void> {
    const writers: Case[] = [];
    const inOrder = function* (): Generator<Case> {
      for (const testCase of plan.cases()) {
        if (isWriter(testCase)) writers.push(testCase);
        else yield testCase;
      }
    };
    const run = async (testCase: Case): Promise<void> =>
      this.#audit.take(await this.#session.exchange(testCase));
    try {
      await inCrowd(inOrder(), this.#session.concurrency, run, () => this.#ended());
    } finally {
      // Also when the run has to end: what was sent is told.
      await this.#audit.settle();
    }
    for (const testCase of writers) {
      if (this.#ended()) break;
      const { exchange, findings } = await this.#probe(testCase);
      this.#take(exchange, findings);
    }
    await this.#restore(writers);
  }

  async runSequences(): Promise<void> {
    if (this.#settings.caseId !== undefined) return;
    const stopped = (): boolean => this.#ended();
    const seen = this.#sample.exchanges;
    for await (const { rule, exchange, findings } of runSequences({
      session: this.#session,
      audit: this.#audit,
      seen,
      stopped,
    })) {
      if (findings.length > 0) this.#ledger.take(exchange, findings, false);
      else this.#ledger.held(rule, exchange);
      this.#report('sequences');
    }
  }

  async findCauses(): Promise<readonly Cause[]> {
    const { target } = this.#session;
    const causes = await findCauses(this.#ledger.failures, {
      target,
      probe: (testCase) => this.#probe(testCase),
      stopped: () => this.#stopper.stopped !== undefined,
    });
    return [...causes, ...sequenceCauses(this.#ledger.sequenceFailures)];
  }

  /** Without a further request: for a run that has to end. */
  async causesAsTheyAre(): Promise<readonly Cause[]> {
    const probe: Probe = () => Promise.reject(new Error('the run has ended'));
    const { target } = this.#session;
    const causes = await findCauses(this.#ledger.failures, { target, probe, stopped: () => true });
    return [...causes, ...sequenceCauses(this.#ledger.sequenceFailures)];
  }

  async close(): Promise<void> {
    if (this.#session.target.observer?.reset === true) await this.#observer?.reset().catch(() => undefined);
  }

  /** Puts back what option 2 has written, so that the next run finds the profiles as the target file says. */
  async #restore(writers: readonly Case[]): Promise<void> {
    for (const testCase of restoringCases(writers, this.#session.target)) {
      await this.#audit.findingsOf(await this.#session.exchange(testCase));
    }
  }

  /** One case alone, with its effects. */
  async #probe(testCase: Case): Promise<Failure> {
    this.#probes++;
    this.#report('causes');
    const run = async (): Promise<Failure> => {
      const exchange = await this.#session.exchange(testCase);
      return { exchange, findings: await this.#audit.findingsOf(exchange) };
    };
    const watched = this.#observer !== undefined && testCase.launch?.fields !== undefined;
    return watched ? withProfileWatched(this.#observer, testCase, run) : run();
  }

  #take(exchange: Exchange, findings: readonly Finding[]): void {
    this.#ledger.take(exchange, findings);
    this.#sample.take(exchange, findings);
    this.#report('cases');
  }

  #ended(): boolean {
    const { maxFailures } = this.#settings;
    if (maxFailures !== undefined && this.#ledger.counts.failed >= maxFailures) {
      this.#stopper.stop({ reason: `${maxFailures} cases have failed (--max-failures)`, exit: undefined });
    }
    return this.#stopper.stopped !== undefined;
  }

  #report(phase: ContractProgress['phase']): void {
    const { onProgress } = this.#settings;
    if (onProgress === undefined) return;
    const { cases, failed } = this.#ledger.counts;
    const seconds = (performance.now() - this.#started) / 1000;
    onProgress({
      phase,
      done: cases,
      total: this.#planned,
      failed,
      requests: this.#session.requests,
      rate: cases / seconds,
    });
  }
}
