import type { Assignment } from '../../model/case.ts';
import { isSatisfiable } from '../combinations/index.ts';
import type { FaultModel } from '../fault-model.ts';
import type { FaultDefinition, Relation } from '../faults/definition.ts';
import { counterpart, isIgnored } from './counterpart.ts';

/** Levels that make of a request one that must be answered like it, by relation. */
const changes: readonly (readonly [Relation, Assignment])[] = [
  ['relation.format', { encoding: 'xml' }],
  ['relation.layout', { layout: 'reversed' }],
  ['relation.layout', { layout: 'spaced' }],
  ['relation.layout', { layout: 'escaped' }],
  ['relation.default', { matching: 'email' }],
  ['relation.ignored', { with_email: 'yes' }],
  ['relation.ignored', { with_phone: 'yes' }],
  ['relation.ignored', { with_profile_id: 'yes' }],
  ['relation.ignored', { with_custom: 'yes' }],
];

/**
 * The contexts in which an open fault is tried beside one of its own, so that the answers can be compared.
 *
 * They start from the context with nothing beside it that a relation is about: plain layout, JSON, no ignored keys.
 */
export function twinsOf(fault: FaultDefinition, row: Assignment, { model, fixed }: FaultModel): Assignment[] {
  const base = { ...row, ...without(row) };
  const possible = (candidate: Assignment): boolean =>
    Object.entries(fixed).every(([factor, level]) => candidate[factor] === level) &&
    model.factors.every(({ name, levels }) => levels.includes(candidate[name] ?? '')) &&
    isSatisfiable(model, candidate);
  if (!possible(base)) return [];
  const twins = changes
    .filter(([relation, change]) => isIn(row, change) && !fault.exempt?.includes(relation))
    .map(([relation, change]) => ({ relation, twin: { ...base, ...change } }))
    .filter(({ relation, twin }) => sameAs(counterpart(relation, twin), base) && possible(twin))
    .map(({ twin }) => twin);
  return twins.length === 0 ? [] : [base, ...twins];
}

function without(row: Assignment): Assignment {
  const plain: Record<string, string> = { layout: 'plain' };
  if (row['encoding'] === 'xml' || row['encoding'] === 'json') plain['encoding'] = 'json';
  // XML has the id as text only.
  if (row['id'] !== undefined) plain['id'] = 'string';
  if (row['matching'] === 'email') plain['matching'] = 'absent';
  for (const factor of Object.keys(row)) if (isIgnored(factor)) plain[factor] = 'no';
  return plain;
}

function isIn(row: Assignment, change: Assignment): boolean {
  return Object.keys(change).every((factor) => factor in row);
}

function sameAs(one: Assignment | undefined, other: Assignment): boolean {
  return one !== undefined && Object.entries(other).every(([factor, level]) => one[factor] === level);
}
