import type { Measured } from './measured.ts';
import type { Site } from './site.ts';

/** What bounds a run of a peer. */
export interface Limits {
  /** The run is ended after so many seconds. */
  readonly seconds: number;
}

/** What a peer said of a site. */
export interface Reading {
  /** Requests that the peer made up or was given, as it counts them itself. */
  readonly cases: number;
  /** It says that the site is at fault. */
  readonly failed: boolean;
  /** Kinds of failure: those that a healthy site shows as well prove nothing. */
  readonly failures: readonly string[];
  readonly detail: string;
  /** Parameters in the smallest request that it prints for a failure. */
  readonly parameters?: number | undefined;
  /** It named the rule that the fault breaks; only this harness knows rules. */
  readonly named?: boolean;
  /** The parameters of its minimal cause are exactly those of the fault. */
  readonly minimal?: boolean;
}

/** A reading, with what its process took. */
export interface PeerRun extends Reading {
  /** From the start of the process to its end. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Of the process tree; undefined where /proc does not tell. */
  readonly peakRssMb: number | undefined;
  /** From the start of the process to the first request that the mock saw. */
  readonly firstRequestSeconds: number | undefined;
  /** Requests that the mock saw, those of shrinking and retrying included. */
  readonly requests: number;
  /** How often the token stands in what it printed and wrote. */
  readonly tokenCopies: number;
  /** It was ended at the time limit. */
  readonly timedOut: boolean;
}

/** How a run went: its process, what it said, and the files and folders that it wrote. */
export interface Ran {
  readonly process: Measured;
  readonly reading: Reading;
  readonly written: readonly string[];
}

/** A tool, set up in one way, that can be run against a site. */
export interface Peer {
  readonly name: string;
  /** How it is set up, in a few words. */
  readonly setUp: string;
  /** Gets the tool if it is not there yet; says its version. Throws a NotAvailable where it cannot be had. */
  install(): Promise<string>;
  run(site: Site, limits: Limits): Promise<Ran>;
}

/** Why a peer cannot be run on this machine. */
export class NotAvailable extends Error {}
