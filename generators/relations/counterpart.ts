import type { Assignment, Case } from '../../model/case.ts';
import { caseId } from '../build.ts';
import type { Relation } from '../faults/definition.ts';
import { findFault, nameOf } from '../faults/index.ts';

export const relations: readonly Relation[] = [
  'relation.format',
  'relation.layout',
  'relation.default',
  'relation.ignored',
];

/** The levels of the request that must be answered like one with these; undefined where the relation says nothing. */
export function counterpart(relation: Relation, row: Assignment): Assignment | undefined {
  switch (relation) {
    case 'relation.format':
      return row['encoding'] === 'xml' ? { ...row, encoding: 'json' } : undefined;
    case 'relation.layout':
      return row['layout'] === 'plain' ? undefined : { ...row, layout: 'plain' };
    case 'relation.default':
      return row['matching'] === 'email' ? { ...row, matching: 'absent' } : undefined;
    case 'relation.ignored': {
      const ignoring = Object.keys(row).filter((factor) => isIgnored(factor) && row[factor] === 'yes');
      if (ignoring.length === 0) return undefined;
      return { ...row, ...Object.fromEntries(ignoring.map((factor) => [factor, 'no'])) };
    }
  }
}

export function isIgnored(factor: string): boolean {
  return factor.startsWith('with_');
}

/** The ids of the cases that an open case must be answered like, by relation; they have the same values. */
export function counterpartIds(testCase: Case): [Relation, string][] {
  const fault = testCase.fault && findFault(nameOf(testCase.fault));
  if (fault === undefined) return [];
  return relations.flatMap((relation): [Relation, string][] => {
    const other = fault.exempt?.includes(relation) ? undefined : counterpart(relation, testCase.assignment);
    return other === undefined ? [] : [[relation, caseId(nameOf(fault), { ...testCase, assignment: other })]];
  });
}
