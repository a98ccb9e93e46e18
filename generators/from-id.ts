import type { Case, Space } from '../model/case.ts';
import { HarnessError } from '../model/errors.ts';
import type { Target } from '../model/target.ts';
import { buildCase } from './build.ts';
import { assignmentOf, readBase36 } from './case-code.ts';
import { exampleCases } from './examples/index.ts';
import { faultModelFor } from './fault-model.ts';
import { findFault, nameOf } from './faults/index.ts';
import { whyNotServed } from './served.ts';
import { spaces } from './space.ts';

/** Makes a case again from its id; HarnessError `case.unknown` where it is the id of no case of this target. */
export function caseFromId(id: string, target: Target): Case {
  if (id.startsWith('example.')) {
    return (
      exampleCases(target).find((example) => example.id === id) ??
      unknown(id, 'the target has no such example')
    );
  }
  const [name = '', code = '', seedText = '', ...rest] = id.split('~');
  if (rest.length > 0) unknown(id, 'it has too many parts');
  const fault = findFault(name);
  const space = fault?.space ?? (Object.hasOwn(spaces, name) ? (name as Space) : undefined);
  if (space === undefined) return unknown(id, `"${name}" is no fault, and neither launch nor link`);
  const assignment =
    assignmentOf(spaces[space].factors, code) ?? unknown(id, `"${code}" stands for no levels`);
  const seed = readBase36(seedText) ?? unknown(id, `"${seedText}" is no seed`);
  if (seed > 0xffffffff) unknown(id, `"${seedText}" is no seed`);
  const contexts = fault && faultModelFor(fault, target);
  if (contexts !== undefined && 'reason' in contexts) return unknown(id, contexts.reason);
  const why = whyNotServed(space, target, assignment, contexts);
  if (why !== undefined) unknown(id, why);
  return buildCase(space, assignment, fault && nameOf(fault), seed, target);
}

function unknown(id: string, why: string): never {
  throw new HarnessError(
    'callAtFault',
    'case.unknown',
    `"${id}" is the id of no case of this target: ${why}`,
    'Copy the id whole from a report of the same target file, in quotes.',
  );
}
