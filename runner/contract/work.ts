import { planCases } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import type { CaseRecord } from '../../model/contract-result.ts';
import type { Finding } from '../../model/judgement.ts';
import { responsesOnly, withObserver, type Audit } from './audit.ts';
import type { Cause, CauseOptions, Probe } from './causes/cause.ts';
import { findCauses } from './causes/find.ts';
import { sequenceCauses } from './causes/sequence.ts';
import { inCrowd } from './crowd.ts';
import type { MadeCase, Making } from './making/making.ts';
import type { Failure, Ledger } from './ledger.ts';
import { changedProfiles, changerSearch, findChanger, watchedProfiles } from './kept-profiles.ts';
import { openObserver, type Observer } from './observer.ts';
import type { ContractProgress, ResolvedContractOptions } from './options.ts';
import { restoringCases } from './restore.ts';
import { relationCauses, Relations } from './relations.ts';
import { checkSameSeed, pastExchange, pastFindings } from './resume/past-exchange.ts';
import { runAfterWriting, runSequences } from './sequences/index.ts';
import type { SequenceInput, SequenceResult } from './sequences/sequence.ts';
import { SequenceSample } from './sequences/sample.ts';
import type { Exchange, Session } from './session.ts';
import type { Stopper } from './stop.ts';
import { snapshotOf, type Snapshot } from './snapshot.ts';
import { isWriter, withProfilesWatched } from './writers.ts';

/** Failures of an earlier part of the run that are tried again; more of them have no other causes. */
const triedAgain = 500;
/** Profiles looked at beside the one that a case writes to. */
const besides = 4;

/** The phases of one run over one session. */
export class Work {
  readonly #session: Session;
  readonly #ledger: Ledger;
  readonly #stopper: Stopper;
  readonly #settings: ResolvedContractOptions;
  readonly #making: Making;
  readonly #sample = new SequenceSample();
  readonly #relations = new Relations();
  readonly #observer: Observer | undefined;
  readonly #audit: Audit;
  readonly #started = performance.now();
  readonly #writers: Case[] = [];
  /** The ids of cases that an earlier part of the run has recorded, and how many of them the plan has had so far. */
  readonly #past = new Set<string>();
  #metAgain = 0;
  readonly #failedBefore: CaseRecord[] = [];
  #before: Snapshot = new Map();
  /** Profiles that were seen to change though nothing may: then every case alone is watched. */
  #watched: readonly string[] = [];

  constructor(
    session: Session,
    ledger: Ledger,
    stopper: Stopper,
    settings: ResolvedContractOptions,
    making: Making,
  ) {
    this.#session = session;
    this.#ledger = ledger;
    this.#stopper = stopper;
    this.#settings = settings;
    this.#making = making;
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
    else await this.#observer.catchUp();
    const { target } = this.#session;
    this.#before = await snapshotOf(this.#observer, watchedProfiles(target), target.fields);
  }

  /** Takes in the cases that an earlier part of the run has recorded: they are counted, and not sent again. */
  async carry(records: AsyncIterable<CaseRecord>): Promise<void> {
    for await (const record of records) {
      // A sequence records a case a second time.
      if (this.#past.has(record.id)) continue;
      this.#past.add(record.id);
      const exchange = pastExchange(record, this.#session.target);
      checkSameSeed(exchange.case, this.#settings.seed);
      this.#ledger.carry(exchange, record);
      this.#sample.take(exchange, pastFindings(record));
      this.#relations.take(exchange);
      if (record.verdict === 'failed' && this.#failedBefore.length < triedAgain) {
        this.#failedBefore.push(record);
      }
    }
  }

  /** All cases that write to no profile, in a crowd. */
  async runCases(): Promise<void> {
    const run = async (made: MadeCase): Promise<void> => this.#audit.take(await this.#session.send(made));
    try {
      await inCrowd(
        () => this.#next(),
        this.#session.concurrency,
        run,
        () => this.#ended(),
      );
    } finally {
      // Also when the run has to end: what was sent is told.
      await this.#audit.settle();
    }
    if (!this.#ended()) this.#checkPast();
    await this.#checkKeptProfiles();
  }

  /** Rather a partial run than counts of two. */
  #checkPast(): void {
    const strange = this.#past.size - this.#metAgain;
    if (strange === 0) return;
    this.#stopper.stop({
      reason: `${strange} of the cases that were run before are not in this plan: --strength, --rules, --shard or the target file differ`,
      exit: 'callAtFault',
    });
  }

  /** The next case to be sent in the crowd; those that write to profiles are kept for later. */
  #next(): MadeCase | undefined | Promise<MadeCase | undefined> {
    for (;;) {
      const made = this.#making.next();
      if (made instanceof Promise) return made.then((late) => this.#orNext(late));
      if (this.#isForCrowd(made)) return made;
    }
  }

  #orNext(made: MadeCase | undefined): MadeCase | undefined | Promise<MadeCase | undefined> {
    return this.#isForCrowd(made) ? made : this.#next();
  }

  #isForCrowd(made: MadeCase | undefined): boolean {
    if (made === undefined) return true;
    if (this.#past.has(made.case.id)) {
      this.#metAgain++;
      return false;
    }
    if (!isWriter(made.case)) return true;
    this.#writers.push(made.case);
    return false;
  }

  /** One by one the cases that write to profiles; what they wrote is put back. */
  async runWriters(): Promise<void> {
    const written: Case[] = [];
    for (const testCase of this.#writers) {
      if (this.#ended()) break;
      written.push(testCase);
      const { exchange, findings } = await this.#probe(testCase);
      this.#take(exchange, findings);
    }
    await this.#takeAll(runAfterWriting(written, this.#sequenceInput()));
    for (const testCase of restoringCases(written, this.#session.target)) {
      await this.#audit.findingsOf(await this.#session.exchange(testCase));
    }
  }

  async runSequences(): Promise<void> {
    if (this.#settings.caseId !== undefined || this.#settings.sequences === false) return;
    await this.#takeAll(runSequences(this.#sequenceInput()));
  }

  #sequenceInput(): SequenceInput {
    return {
      session: this.#session,
      audit: this.#audit,
      seen: this.#sample.exchanges,
      stopped: () => this.#ended(),
    };
  }

  async #takeAll(results: AsyncIterable<SequenceResult>): Promise<void> {
    for await (const { rule, exchange, findings } of results) {
      if (findings.length > 0) this.#ledger.take(exchange, findings, false);
      else this.#ledger.held(rule, exchange.case.request.encoding);
      this.#report('sequences');
    }
  }

  async findCauses(): Promise<readonly Cause[]> {
    const options: CauseOptions = {
      target: this.#session.target,
      probe: (testCase) => this.#probe(testCase),
      stopped: () => this.#stopper.stopped !== undefined,
    };
    await this.#tryFailedBefore();
    const causes = await findCauses(this.#ledger.failures, options);
    // Before relations: what breaks those is told apart from what sequences broke.
    const ofSequences = sequenceCauses(this.#ledger.sequenceFailures);
    const ofRelations = await relationCauses(this.#relations, this.#ledger, causes, options);
    return [...causes, ...ofRelations, ...ofSequences];
  }

  /** Failures of an earlier part are shown again, so that they can be explained. */
  async #tryFailedBefore(): Promise<void> {
    for (const record of this.#failedBefore) {
      const testCase = pastExchange(record, this.#session.target).case;
      const failure: Failure | undefined = this.#ended() ? undefined : await this.#probe(testCase);
      const findings = failure?.findings ?? [];
      this.#ledger.failures.push({
        exchange: failure?.exchange ?? pastExchange(record, this.#session.target),
        findings: findings.length > 0 ? findings : pastFindings(record),
      });
    }
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

  /** Rule effect.fields: what is changed in a profile by a case that must not is looked for among them. */
  async #checkKeptProfiles(): Promise<void> {
    const { shard, caseId } = this.#settings;
    // Another shard may be writing at the same time.
    if (this.#observer === undefined || shard !== undefined || caseId !== undefined || this.#ended()) return;
    const { target } = this.#session;
    const changed = await changedProfiles(this.#observer, this.#before, target);
    if (changed.length === 0) return;
    this.#watched = changed;
    const found = await findChanger(
      this.#settings.plan ?? planCases(target, this.#settings),
      changerSearch({
        session: this.#session,
        audit: this.#audit,
        observer: this.#observer,
        watched: [...this.#before.keys()],
        probe: (testCase) => this.#probe(testCase),
        stopped: () => this.#ended(),
      }),
    );
    if (found !== undefined) this.#ledger.take(found.exchange, found.findings);
  }

  /** One case alone, with its effects. */
  async #probe(testCase: Case): Promise<Failure> {
    this.#report('causes');
    const run = async (): Promise<Failure> => {
      const exchange = await this.#session.exchange(testCase);
      return { exchange, findings: await this.#audit.findingsOf(exchange) };
    };
    const observer = this.#observer;
    if (observer === undefined || !this.#isWatched(testCase)) return run();
    const { target } = this.#session;
    // A value that is there already would not be seen to be written again.
    if (this.#watched.length > 0 && target.observer?.reset === true) await observer.reset();
    const others = this.#watched.length > 0 ? this.#watched : watchedProfiles(target).slice(0, besides);
    return withProfilesWatched(observer, target, others, testCase, run);
  }

  #isWatched({ launch }: Case): boolean {
    return this.#watched.length > 0 || launch?.fields !== undefined;
  }

  #take(exchange: Exchange, findings: readonly Finding[]): void {
    this.#ledger.take(exchange, findings);
    this.#sample.take(exchange, findings);
    this.#relations.take(exchange);
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
      total: this.#making.total,
      failed,
      requests: this.#session.requests,
      rate: cases / seconds,
    });
  }
}
