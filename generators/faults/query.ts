import type { Json, JsonObject } from '../../model/json.ts';
import type { Target } from '../../model/target.ts';
import type { Bound } from '../launch/facts.ts';
import { profileOf } from '../launch/profile.ts';
import { randomOf, type Scene } from '../scene.ts';
import { nobodysText } from '../values/reserved.ts';
import { faultsOf, jsonOnly, set, xmlOnly, type FaultDefinition } from './definition.ts';

/** `custom_request` is overwritten, so that its own operator does not vary. */
const own = { matching: ['request'], query: ['equality'] };

/** The key and value that keep a query to the assignment's profile, even where a server takes what it must not. */
function boundOf(scene: Scene): Bound {
  const { bound } = profileOf(scene);
  if (bound === undefined) throw new RangeError('no query is possible for the profile');
  return bound;
}

function bounded(scene: Scene): JsonObject {
  const { key, value } = boundOf(scene);
  return { [key]: value };
}

/** A bounded query with something more beside it, or as further operators of the same key. */
const beside = (more: JsonObject) => set('custom_request', (scene) => ({ ...bounded(scene), ...more }));
const within = (more: JsonObject) =>
  set('custom_request', (scene): Json => {
    const { key, value } = boundOf(scene);
    return { [key]: { $in: [value], ...more } };
  });

const type = faultsOf({ rule: 'request.type', parameter: 'custom_request', needs: own }, [
  {
    name: 'json-text',
    description: 'custom_request is JSON as a text',
    formats: jsonOnly,
    apply: set('custom_request', (scene) => JSON.stringify(bounded(scene))),
  },
  { name: 'text', description: 'custom_request is a text', apply: set('custom_request', 'email = john') },
  { name: 'number', description: 'custom_request is a number', apply: set('custom_request', 42) },
  { name: 'boolean', description: 'custom_request is a boolean', apply: set('custom_request', true) },
  {
    name: 'array',
    description: 'custom_request is an array',
    apply: set('custom_request', (scene) => [bounded(scene)]),
  },
  {
    name: 'json-string',
    description: 'custom_request is a JSON string',
    formats: xmlOnly,
    apply: set('custom_request', (scene) => JSON.stringify(JSON.stringify(bounded(scene)))),
  },
  {
    name: 'cut-json',
    description: 'custom_request is JSON that is cut off',
    formats: xmlOnly,
    apply: set('custom_request', (scene) => JSON.stringify(bounded(scene)).slice(0, -1)),
  },
]);

const code = { lang: 'js', args: [], body: 'function() { return true; }' };

const operator = faultsOf({ rule: 'request.operator', parameter: 'custom_request', needs: own }, [
  { name: 'unknown', description: 'custom_request has an unknown operator', apply: within({ $foo: 1 }) },
  {
    name: 'unknown-top',
    description: 'custom_request has an unknown operator at its top',
    apply: beside({ $foo: [] }),
  },
  {
    name: 'unknown-inside',
    description: 'custom_request has an unknown operator inside $and',
    apply: set('custom_request', (scene) => ({
      $and: [bounded(scene), { [boundOf(scene).key]: { $equals: 1 } }],
    })),
  },
  { name: 'where', description: 'custom_request has $where', apply: beside({ $where: 'true' }) },
  {
    name: 'function',
    description: 'custom_request has $function',
    apply: beside({ $expr: { $function: code } }),
  },
  {
    name: 'in-text',
    description: 'custom_request has $in of a text',
    apply: set('custom_request', (scene) => ({ [boundOf(scene).key]: { $in: boundOf(scene).value } })),
  },
  { name: 'nin-text', description: 'custom_request has $nin of a text', apply: within({ $nin: 'text' }) },
  { name: 'all-text', description: 'custom_request has $all of a text', apply: within({ $all: 'text' }) },
  { name: 'not-number', description: 'custom_request has $not of a number', apply: within({ $not: 5 }) },
  {
    name: 'regex-number',
    description: 'custom_request has $regex of a number',
    apply: within({ $regex: 5 }),
  },
  { name: 'regex-broken', description: 'custom_request has a broken $regex', apply: within({ $regex: '(' }) },
  { name: 'and-object', description: 'custom_request has $and of an object', apply: beside({ $and: {} }) },
  { name: 'or-text', description: 'custom_request has $or of a text', apply: beside({ $or: 'text' }) },
  { name: 'or-scalars', description: 'custom_request has $or of scalars', apply: beside({ $or: [1, 2] }) },
]);

const nobody = faultsOf(
  { rule: 'request.nobody', parameter: 'custom_request', needs: own, expects: 'open' },
  [
    {
      name: 'value',
      description: 'custom_request is for a value that nobody has',
      apply: set('custom_request', (scene) => ({
        [boundOf(scene).key]: `${nobodysText(randomOf(scene, 'nobody'))}@example.com`,
      })),
    },
    {
      name: 'empty-list',
      description: 'custom_request has an empty $in',
      apply: set('custom_request', (scene) => ({ [boundOf(scene).key]: { $in: [] } })),
    },
    {
      name: 'contradiction',
      description: 'custom_request contradicts itself',
      apply: set('custom_request', (scene) => {
        const { key, value } = boundOf(scene);
        return { $and: [{ [key]: value }, { [key]: { $ne: value } }] };
      }),
    },
  ],
);

const everybody = faultsOf(
  {
    rule: 'request.everybody',
    parameter: 'custom_request',
    needs: own,
    expects: 'open',
    unavailable: ({ safety }: Target) =>
      safety.everybody ? undefined : 'the target file does not allow queries that find everybody',
  },
  [
    { name: 'empty', description: 'custom_request is empty', apply: set('custom_request', {}) },
    {
      name: 'exists',
      description: 'custom_request finds every profile with the key',
      apply: set('custom_request', (scene) => ({ [boundOf(scene).key]: { $exists: true } })),
    },
  ],
);

const withKey = faultsOf(
  {
    rule: 'request.with-key',
    parameter: 'custom_request',
    expects: 'open',
    exempt: ['relation.default', 'relation.ignored'],
  },
  [
    {
      name: 'beside-key',
      description: 'custom_request comes beside another key',
      needs: { matching: ['absent', 'email', 'phone', 'profile_id', 'custom'] },
      unavailable: (target) =>
        target.profiles.some((profile) => profile.email !== undefined)
          ? undefined
          : 'no profile has an e-mail',
      apply: set('custom_request', (scene) => {
        const { profile, bound } = profileOf(scene);
        return bound === undefined ? { profile_id: profile.profile_id } : { [bound.key]: bound.value };
      }),
    },
    {
      name: 'beside-matching',
      description: 'custom_request comes beside matching alone',
      needs: own,
      apply: set('matching', 'email'),
    },
  ],
);

/** Faults of `custom_request`; each stays bounded, so that even a server that takes it reaches known profiles only. */
export const queryFaults: readonly FaultDefinition[] = [
  ...type,
  ...operator,
  ...nobody,
  ...everybody,
  ...withKey,
];
