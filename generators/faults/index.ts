import { HarnessError } from '../../model/errors.ts';
import { attachFaults } from './attach.ts';
import { contentFaults } from './content.ts';
import { customFaults } from './custom.ts';
import type { FaultDefinition, FaultName } from './definition.ts';
import { doctypeFaults } from './doctype.ts';
import { extraFaults } from './extra.ts';
import { filterFaults } from './filter.ts';
import { idFaults } from './id.ts';
import { linkFaults } from './link.ts';
import { linkFieldFaults } from './link-fields.ts';
import { malformedFaults } from './malformed.ts';
import { matchingFaults } from './matching.ts';
import { nobodyFaults } from './nobody.ts';
import { queryFaults } from './query.ts';
import { resourceFaults } from './resource.ts';
import { tokenFaults } from './token.ts';
import { transportFaults } from './transport.ts';

/** All ways to break or leave the documented requests, those to be rejected first. */
export const faults: readonly FaultDefinition[] = [
  ...transportFaults,
  ...malformedFaults,
  ...doctypeFaults,
  ...tokenFaults,
  ...idFaults,
  ...matchingFaults,
  ...nobodyFaults,
  ...customFaults,
  ...resourceFaults,
  ...contentFaults,
  ...attachFaults,
  ...queryFaults,
  ...filterFaults,
  ...extraFaults,
  ...linkFaults,
  ...linkFieldFaults,
].sort((one, other) => Number(one.expects === 'open') - Number(other.expects === 'open'));

/** The name by which a case says what is broken in it. */
export function nameOf(fault: Pick<FaultDefinition, 'rule' | 'name'>): FaultName {
  return `${fault.rule}.${fault.name}`;
}

const byName: ReadonlyMap<string, FaultDefinition> = new Map(faults.map((fault) => [nameOf(fault), fault]));

/** The fault of a name; undefined where there is none. */
export function findFault(name: string): FaultDefinition | undefined {
  return byName.get(name);
}

/** The fault of a name, which must be one. */
export function faultNamed(name: FaultName): FaultDefinition {
  const fault = byName.get(name);
  if (fault === undefined)
    throw new HarnessError('callAtFault', 'fault.unknown', `there is no fault ${name}`);
  return fault;
}
