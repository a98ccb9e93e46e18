import { meaningOf, type K6Exit } from '../k6/exit.ts';
import { startEngine, type EngineCall } from './engine.ts';

/** One k6 that broke off, by its number from 1. */
export interface BrokenOff {
  readonly number: number;
  readonly exit: K6Exit;
}

/** How all instances of a run ended. */
export interface EnginesExit {
  readonly exits: readonly K6Exit[];
  /** The first that did not come to its end by itself; undefined: all did, or were asked to stop. */
  readonly broken: BrokenOff | undefined;
}

/** The k6 processes that share one run, as one. */
export interface Engines {
  readonly pids: readonly number[];
  /** Resolves when the last has ended; rejects if one could not be started. */
  readonly ended: Promise<EnginesExit>;
  readonly stop: () => void;
  readonly kill: () => void;
}

/** What is the same for all instances of a run. */
export type EnginesCall = Omit<EngineCall, 'instance' | 'pushUrl'> & {
  readonly pushUrlOf: (generator: string) => string;
};

/**
 * Starts the k6 processes of a run, each with its segment of the requests.
 *
 * Where one breaks off the others are stopped: they would go on with load that is no longer the one asked for.
 */
export function startEngines({ pushUrlOf, ...call }: EnginesCall): Engines {
  const of = call.plan.instances ?? 1;
  const all = Array.from({ length: of }, (_, i) =>
    startEngine({
      ...call,
      // A port is one process's; it shows its part of the load.
      dashboard: i === 0 ? call.dashboard : undefined,
      instance: { number: i + 1, of },
      pushUrl: pushUrlOf(String(i + 1)),
    }),
  );
  let stopped = false;
  let broken: BrokenOff | undefined;
  const stop = (): void => {
    stopped = true;
    for (const engine of all) engine.stop();
  };
  const kill = (): void => {
    for (const engine of all) engine.kill();
  };
  const endOf = async (number: number, ended: Promise<K6Exit>): Promise<K6Exit> => {
    const exit = await ended;
    if (!cameToItsEnd(exit) && !stopped) {
      broken = { number, exit };
      stop();
    }
    return exit;
  };
  const ended = Promise.all(all.map((engine, i) => endOf(i + 1, engine.ended)));
  return {
    pids: all.map(({ pid }) => pid),
    ended: ended.then((exits) => ({ exits, broken })),
    stop,
    kill,
  };
}

function cameToItsEnd(exit: K6Exit): boolean {
  const meaning = meaningOf(exit);
  return meaning === 'ran' || meaning === 'thresholds';
}
