import { setTimeout as delay } from 'node:timers/promises';
import { checkLaunches, type Launch } from '../../contracts/index.ts';
import type { Finding } from '../../model/judgement.ts';
import type { Target } from '../../model/target.ts';
import type { Observer } from './observer.ts';
import type { Exchange } from './session.ts';

/** Joins launches to exchanges by `Request-ID` and hands each exchange on with all that is wrong with it. */
export interface Audit {
  /** Takes an exchange; it is handed on once what it did is known. */
  take(exchange: Exchange): void;
  /** The findings of one exchange, as soon as they are known. */
  findingsOf(exchange: Exchange): Promise<readonly Finding[]>;
  /** The findings of several exchanges, in their order, as soon as all are known: one look at the observer serves all. */
  findingsOfAll(exchanges: readonly Exchange[]): Promise<readonly (readonly Finding[])[]>;
  /** The same with what it launched. */
  auditedOf(exchange: Exchange): Promise<Audited>;
  /** What a replayed exchange launched; undefined without an observer. */
  launchesOf(exchange: Exchange): Promise<readonly Launch[] | undefined>;
  /** Resolves when every exchange taken was handed on. */
  settle(): Promise<void>;
}

/** What is wrong with an exchange, and what it launched; undefined without an observer. */
export interface Audited {
  readonly findings: readonly Finding[];
  readonly launches: readonly Launch[] | undefined;
}

type HandOn = (
  exchange: Exchange,
  findings: readonly Finding[],
  launches: readonly Launch[] | undefined,
) => void;

/** Without an observer only the response speaks. */
export function responsesOnly(handOn: HandOn): Audit {
  return {
    take: (exchange) => handOn(exchange, exchange.judgement.findings, undefined),
    findingsOf: (exchange) => Promise.resolve(exchange.judgement.findings),
    findingsOfAll: (exchanges) => Promise.resolve(exchanges.map(({ judgement }) => judgement.findings)),
    auditedOf: (exchange) => Promise.resolve({ findings: exchange.judgement.findings, launches: undefined }),
    launchesOf: () => Promise.resolve(undefined),
    settle: () => Promise.resolve(),
  };
}

/** How long a launch that should be there may take to show: nothing is lost by waiting for all of a crowd at once. */
const graceMs = 5000;
/** How long for one request alone: some times what the slowest launch of the crowd took, within bounds. */
const aloneMs = { least: 400, times: 4 };
const pauseMs = 20;
/** Exchanges waiting for a look at the observer before one is taken. */
const enough = 500;

/**
 * Asks the observer in rounds: an exchange that ended before a round began, and the round read everything, is known.
 *
 * An accepted case without a launch is looked for again for a while: a platform may launch a moment after answering.
 */
export function withObserver(observer: Observer, target: Target, handOn: HandOn): Audit {
  interface Pending {
    readonly exchange: Exchange;
    readonly since: number;
    readonly alone: boolean;
    /** When a look at the observer first did not show its launch. */
    missedAt?: number;
    readonly resolve: (audited: Audited) => void;
  }
  let pending: Pending[] = [];
  const launches = new Map<string, Launch[]>();
  let round: Promise<void> | undefined;
  let failed: { readonly error: unknown } | undefined;
  /** Milliseconds that a launch took to show after it was first looked for, at the most so far. */
  let slowest = 0;
  const graceOf = ({ alone }: Pending): number =>
    alone ? Math.min(graceMs, Math.max(aloneMs.least, aloneMs.times * slowest)) : graceMs;

  const readAll = async (): Promise<void> => {
    for await (const launch of observer.launched()) {
      const known = launches.get(launch.request_id);
      if (known === undefined) launches.set(launch.request_id, [launch]);
      else known.push(launch);
    }
  };
  const look = async (): Promise<void> => {
    const ended = pending.length;
    await readAll();
    const known = pending.splice(0, ended);
    const now = performance.now();
    for (const entry of known) {
      const { exchange, since, resolve } = entry;
      const made = launches.get(exchange.observation.requestId) ?? [];
      if (made.length === 0 && mayStillLaunch(exchange) && now - since < graceOf(entry)) {
        entry.missedAt ??= now;
        pending.push(entry);
        continue;
      }
      if (made.length > 0 && entry.missedAt !== undefined) slowest = Math.max(slowest, now - entry.missedAt);
      launches.delete(exchange.observation.requestId);
      const effects = checkLaunches(exchange.case, exchange.judgement, made, target);
      resolve({ findings: [...exchange.judgement.findings, ...effects], launches: made });
    }
  };
  const startRound = (): Promise<void> => {
    round ??= look()
      .catch((error: unknown) => {
        failed ??= { error };
      })
      .finally(() => {
        round = undefined;
      });
    return round;
  };
  const settle = async (): Promise<void> => {
    while ((pending.length > 0 || round !== undefined) && failed === undefined) {
      await startRound();
      if (pending.length > 0) await delay(pauseMs);
    }
    if (failed !== undefined) {
      // What the responses said is not lost with the observer.
      for (const { exchange, resolve } of pending)
        resolve({ findings: exchange.judgement.findings, launches: undefined });
      pending = [];
      throw failed.error;
    }
  };
  const enter = (exchange: Exchange, alone: boolean, resolve: Pending['resolve']): void => {
    pending.push({ exchange, since: performance.now(), alone, resolve });
  };
  const auditedOf = async (exchanges: readonly Exchange[]): Promise<Audited[]> => {
    const found = exchanges.map(
      (exchange) => new Promise<Audited>((resolve) => enter(exchange, true, resolve)),
    );
    await settle();
    return Promise.all(found);
  };
  return {
    take(exchange) {
      enter(exchange, false, ({ findings, launches }) => handOn(exchange, findings, launches));
      if (pending.length >= enough) void startRound();
    },
    async findingsOf(exchange) {
      const [audited] = await auditedOf([exchange]);
      return audited?.findings ?? [];
    },
    findingsOfAll: async (exchanges) => (await auditedOf(exchanges)).map(({ findings }) => findings),
    async auditedOf(exchange) {
      const [audited] = await auditedOf([exchange]);
      return audited ?? { findings: [], launches: undefined };
    },
    async launchesOf({ observation: { requestId } }) {
      await readAll();
      const made = launches.get(requestId) ?? [];
      launches.delete(requestId);
      return made;
    },
    settle,
  };
}

function mayStillLaunch({ case: c, judgement }: Exchange): boolean {
  // What is told to be a duplicate has launched when it came first, or never will.
  return (
    !judgement.duplicate &&
    judgement.outcome === 'accept' &&
    c.launch !== undefined &&
    c.launch.recipients.length > 0
  );
}
