import type { Target } from '../../model/target.ts';
import { campaignId } from '../launch/valid.ts';
import { drop, faultsOf, jsonOnly, set, type FaultDefinition } from './definition.ts';

/** The `id` is overwritten, so that its own form does not vary. */
const anyForm = { id: ['number', 'string'] };
const oneForm = { id: ['string'] };

const required = faultsOf({ rule: 'id.required', parameter: 'id', needs: oneForm }, [
  { name: 'missing', description: 'id is missing', apply: drop('id') },
  { name: 'null', description: 'id is null', apply: set('id', null) },
]);

const type = faultsOf({ rule: 'id.type', parameter: 'id', needs: oneForm }, [
  { name: 'boolean', description: 'id is a boolean', apply: set('id', true) },
  {
    name: 'array',
    description: 'id is an array',
    formats: jsonOnly,
    apply: set('id', ({ target }) => [target.campaigns.active]),
  },
  {
    name: 'object',
    description: 'id is an object',
    apply: set('id', ({ target }) => ({ value: target.campaigns.active })),
  },
  {
    name: 'fraction',
    description: 'id is a fraction',
    apply: set('id', ({ target }) => target.campaigns.active + 0.5),
  },
  {
    name: 'negative',
    description: 'id is negative',
    apply: set('id', ({ target }) => -target.campaigns.active),
  },
  { name: 'text', description: 'id is a text', apply: set('id', 'campaign') },
  { name: 'empty', description: 'id is empty', formats: jsonOnly, apply: set('id', '') },
  {
    name: 'digits-and-text',
    description: 'id starts like a number',
    apply: set('id', ({ target }) => `${target.campaigns.active}abc`),
  },
  {
    name: 'negative-text',
    description: 'id is a negative number as text',
    formats: jsonOnly,
    apply: set('id', ({ target }) => `-${target.campaigns.active}`),
  },
  {
    name: 'fraction-text',
    description: 'id is a fraction as text',
    formats: jsonOnly,
    apply: set('id', ({ target }) => `${target.campaigns.active}.5`),
  },
]);

const beyond64bit = '1' + '0'.repeat(29);

const unknown = faultsOf({ rule: 'id.unknown', parameter: 'id', needs: anyForm }, [
  {
    name: 'other',
    description: 'id is that of no campaign',
    unavailable: ({ campaigns }: Target) =>
      campaigns.unknown === undefined ? 'the target file names no unknown campaign' : undefined,
    apply: set('id', (scene) => campaignId(scene, scene.target.campaigns.unknown ?? 0)),
  },
  { name: 'zero', description: 'id is 0', apply: set('id', (scene) => campaignId(scene, 0)) },
  {
    name: 'huge',
    description: 'id is beyond 64 bits',
    needs: oneForm,
    apply: set('id', beyond64bit),
  },
  {
    name: 'wrapped',
    description: "id is an active campaign's plus 2^32",
    apply: set('id', (scene) => campaignId(scene, scene.target.campaigns.active + 2 ** 32)),
  },
]);

const inactive = faultsOf({ rule: 'id.inactive', parameter: 'id', needs: anyForm }, [
  {
    name: 'inactive',
    description: 'id is that of a campaign that is not active',
    unavailable: ({ campaigns }: Target) =>
      campaigns.inactive === undefined ? 'the target file names no inactive campaign' : undefined,
    apply: set('id', (scene) => campaignId(scene, scene.target.campaigns.inactive ?? 0)),
  },
]);

/** Faults of `id`. */
export const idFaults: readonly FaultDefinition[] = [...required, ...type, ...unknown, ...inactive];
