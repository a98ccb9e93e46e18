import { HarnessError } from '../../model/errors.ts';
import { ActiveFaults } from './active.ts';
import type { FaultEntry, MockFault } from './fault.ts';
import { nearest } from './nearest.ts';
import { attachFaults } from './attach.ts';
import { contentFaults } from './content.ts';
import { customFaults } from './custom.ts';
import { deduplicationFaults } from './deduplication.ts';
import { effectFaults } from './effects.ts';
import { envelopeFaults } from './envelope.ts';
import { filterFaults } from './filter.ts';
import { idFaults } from './id.ts';
import { interactionFaults } from './interactions.ts';
import { linkFaults } from './link.ts';
import { matchingFaults } from './matching.ts';
import { peerFaults } from './peers.ts';
import { relationFaults } from './relations.ts';
import { requestFaults } from './request.ts';
import { resourceFaults } from './resource.ts';
import { stateFaults } from './state.ts';
import { tokenFaults } from './token.ts';
import { transportFaults } from './transport.ts';
import { wireFaults } from './wire.ts';

const entries: readonly FaultEntry[] = [
  ...peerFaults,
  ...transportFaults,
  ...envelopeFaults,
  ...wireFaults,
  ...tokenFaults,
  ...idFaults,
  ...matchingFaults,
  ...customFaults,
  ...resourceFaults,
  ...contentFaults,
  ...attachFaults,
  ...requestFaults,
  ...filterFaults,
  ...linkFaults,
  ...deduplicationFaults,
  ...effectFaults,
  ...interactionFaults,
  ...stateFaults,
  ...relationFaults,
];

/** Every fault that a mock can be told to have. */
export const mockFaults: readonly MockFault[] = entries;

const byName: ReadonlyMap<string, FaultEntry> = new Map(entries.map((entry) => [entry.name, entry]));

function find(name: string): FaultEntry {
  const entry = byName.get(name);
  if (entry !== undefined) return entry;
  const guess = nearest(name, [...byName.keys()]);
  const fix = guess === undefined ? undefined : `Did you mean "${guess}"?`;
  throw new HarnessError('callAtFault', 'mock.unknown-fault', `the mock has no fault "${name}"`, fix);
}

/** The faults of these names, ready to be asked; undefined when there are none. */
export function activate(names: readonly string[]): ActiveFaults | undefined {
  return names.length === 0 ? undefined : new ActiveFaults(names.map(find));
}
