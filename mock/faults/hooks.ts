import type { RuleId } from '../../model/rules.ts';
import type { Call, Format } from '../call.ts';
import type { Envelope, Prepared } from '../envelope.ts';
import type { Launch } from '../launch/launch.ts';
import type { Recipient } from '../profiles/member.ts';
import type { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

/** An answer that can still be changed. */
export interface Reply {
  status: number;
  contentType: string;
  envelope: Envelope;
  format: Format;
  prefix: string;
  suffix: string;
  headers: string[];
  wire: Prepared['wire'];
}

/** What a mock does with a request that it has seen before, instead of the right thing. */
export type ReplayMistake = 'executes' | 'unmarked' | 'differs' | 'forgets';

/** Where a fault may reach into the mock; what it leaves out works as it should. */
export interface Hooks {
  /** Which requests it touches. Default: all. */
  readonly when?: (call: Call, world: World) => boolean;
  /** Each request waits this long, so that several are served at once. */
  readonly delayMs?: number;
  /** Changes what the mock reads. */
  readonly read?: (call: Call, world: World) => void;
  /** Rules whose checks are not made. */
  readonly forgets?: readonly RuleId[];
  /** Refuses what is in order. */
  readonly refuses?: Refusal;
  readonly recipients?: (found: readonly Recipient[], call: Call, world: World) => readonly Recipient[];
  /** The launches that are made instead of the right one. */
  readonly launches?: (launch: Launch, call: Call, world: World) => readonly Launch[];
  /** A refused request launches nevertheless. */
  readonly launchesRefused?: boolean;
  /** Takes one option of a link's field for another. */
  readonly option?: (option: number) => number;
  readonly replays?: ReplayMistake;
  readonly reply?: (reply: Reply, call: Call, world: World) => void;
}
