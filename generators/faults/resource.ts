import type { Target } from '../../model/target.ts';
import { faultsOf, jsonOnly, set, type FaultDefinition } from './definition.ts';

/** `resource_id` is added by the fault. */
const own = { resource: ['absent'] };
const largest = 2 ** 24 - 1;

function known(target: Target): number {
  return target.resources[0] ?? 1;
}

/** The largest resource id that the target file does not name. */
function unknown(target: Target): number {
  let id = largest;
  while (target.resources.includes(id)) id--;
  return id;
}

const bounds = faultsOf({ rule: 'resource.bounds', parameter: 'resource_id', needs: own }, [
  { name: 'negative', description: 'resource_id is negative', apply: set('resource_id', -1) },
  { name: 'above', description: 'resource_id is 2^24', apply: set('resource_id', largest + 1) },
  {
    name: 'wrapped-24',
    description: "resource_id is a resource's plus 2^24",
    apply: set('resource_id', ({ target }) => known(target) + 2 ** 24),
  },
  {
    name: 'wrapped-32',
    description: "resource_id is a resource's plus 2^32",
    apply: set('resource_id', ({ target }) => known(target) + 2 ** 32),
  },
  { name: 'huge', description: 'resource_id is beyond 53 bits', apply: set('resource_id', 2 ** 63) },
  {
    name: 'fraction',
    description: 'resource_id is a fraction',
    apply: set('resource_id', ({ target }) => known(target) + 0.5),
  },
  { name: 'boolean', description: 'resource_id is a boolean', apply: set('resource_id', true) },
  {
    name: 'array',
    description: 'resource_id is an array',
    formats: jsonOnly,
    apply: set('resource_id', ({ target }) => [known(target)]),
  },
  {
    name: 'object',
    description: 'resource_id is an object',
    apply: set('resource_id', ({ target }) => ({ value: known(target) })),
  },
  { name: 'text', description: 'resource_id is a text', apply: set('resource_id', 'resource') },
  {
    name: 'digits-and-text',
    description: 'resource_id starts like a number',
    apply: set('resource_id', ({ target }) => `${known(target)}abc`),
  },
]);

const form = faultsOf({ rule: 'resource.form', parameter: 'resource_id', expects: 'open', needs: own }, [
  {
    name: 'digits',
    description: 'resource_id is a number as text',
    formats: jsonOnly,
    apply: set('resource_id', ({ target }) => String(known(target))),
  },
  { name: 'zero', description: 'resource_id is 0', apply: set('resource_id', 0) },
  {
    name: 'unknown',
    description: 'resource_id is that of an unknown resource',
    apply: set('resource_id', ({ target }) => unknown(target)),
  },
]);

/** Faults of `resource_id`. */
export const resourceFaults: readonly FaultDefinition[] = [...bounds, ...form];
