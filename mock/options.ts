import type { Capabilities, PlatformId } from '../model/platforms.ts';
import type { Profile } from '../model/target.ts';

/** A pause that comes back: every `everyMs` the mock answers nothing for `forMs`. */
export interface Stall {
  readonly everyMs: number;
  readonly forMs: number;
}

/** How a mock is started; every part may be left out. */
export interface MockOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Default `v72`. */
  readonly platform?: PlatformId;
  /** What it can do otherwise than its version. */
  readonly capabilities?: Partial<Capabilities>;
  /** Names of planted faults; see `mockFaults`. */
  readonly faults?: readonly string[];
  /** Replace the built-in profiles. */
  readonly profiles?: readonly Profile[];
  /** How many seeded profiles to add. Default 0. */
  readonly base?: number;
  /** The seed of the added profiles. Default 1. */
  readonly seed?: number;
  /** The API token that requests must carry. */
  readonly token?: string;
  /** Each answer comes this much later. Default 0. */
  readonly latencyMs?: number;
  /** Requests a second that are served; the others queue. Default: no limit. */
  readonly capacity?: number;
  readonly stall?: Stall;
}
