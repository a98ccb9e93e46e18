import type { Capabilities } from '../model/platforms.ts';
import type { ActiveFaults } from './faults/active.ts';
import type { DuplicateStore } from './duplicates.ts';
import type { LaunchLog } from './launch/log.ts';
import type { Directory } from './profiles/directory.ts';

/** Everything that a request can meet: the account, its profiles, and what has happened so far. */
export interface World {
  readonly token: string;
  readonly capabilities: Capabilities;
  readonly campaigns: ReadonlyMap<number, 'active' | 'inactive'>;
  readonly resources: ReadonlySet<number>;
  /** The campaign of each link, by the link's hex part. */
  readonly links: ReadonlyMap<string, number>;
  readonly directory: Directory;
  readonly launches: LaunchLog;
  readonly duplicates: DuplicateStore;
  /** Absent in a healthy mock, so that its requests pay nothing for the hooks. */
  faults: ActiveFaults | undefined;
}
