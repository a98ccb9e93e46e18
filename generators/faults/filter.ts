import type { Json, JsonObject } from '../../model/json.ts';
import type { Channel, Target } from '../../model/target.ts';
import { withParameter } from '../draft.ts';
import { filterValue, missing } from '../launch/filter.ts';
import { profileOf } from '../launch/profile.ts';
import type { Scene } from '../scene.ts';
import { faultsOf, jsonOnly, objectParameter, set, type FaultDefinition } from './definition.ts';

/** Beside `custom_request` a filter is not used, and a faulty one is nowhere spoken of. */
const used = { matching: ['absent', 'email', 'phone', 'profile_id', 'custom'] };
const none = { ...used, filter: ['absent'] };
const found = { ...used, filter: ['email', 'sms', 'push'], strict: ['absent'] };

function own(scene: Scene): JsonObject {
  const [first] = profileOf(scene).profile.subscriptions;
  return first === undefined ? { email: 'nobody@example.com' } : filterValue(first);
}

/** Changes the request's filter. */
function change(more: JsonObject): FaultDefinition['apply'] {
  return (draft) =>
    withParameter(draft, 'subscription_filter', {
      ...objectParameter(draft, 'subscription_filter'),
      ...more,
    });
}

const whole = faultsOf({ rule: 'filter.type', parameter: 'subscription_filter', needs: none }, [
  { name: 'text', description: 'subscription_filter is a text', apply: set('subscription_filter', 'email') },
  { name: 'number', description: 'subscription_filter is a number', apply: set('subscription_filter', 42) },
  {
    name: 'boolean',
    description: 'subscription_filter is a boolean',
    apply: set('subscription_filter', true),
  },
  {
    name: 'array',
    description: 'subscription_filter is an array',
    formats: jsonOnly,
    apply: set('subscription_filter', (scene) => [own(scene)]),
  },
]);

const notStrict = faultsOf({ rule: 'filter.type', parameter: 'subscription_filter', needs: found }, [
  { name: 'not-strict-text', description: 'not_strict is a text', apply: change({ not_strict: 'yes' }) },
  { name: 'not-strict-digit', description: 'not_strict is a number', apply: change({ not_strict: 2 }) },
  {
    name: 'not-strict-true-text',
    description: 'not_strict is "true" as a text',
    formats: jsonOnly,
    apply: change({ not_strict: 'true' }),
  },
  {
    name: 'not-strict-object',
    description: 'not_strict is an object',
    apply: change({ not_strict: { value: true } }),
  },
]);

const keys: readonly { key: string; channel: Channel }[] = [
  { key: 'email', channel: 'email' },
  { key: 'phone', channel: 'sms' },
  { key: 'subscription_id', channel: 'push' },
  { key: 'provider', channel: 'push' },
];

const keyTypes = keys.flatMap(({ key, channel }) => {
  const wrong = (value: (right: Json) => Json): FaultDefinition['apply'] => {
    return (draft, scene) => {
      const right = objectParameter(draft, 'subscription_filter')[key] ?? '';
      return change({ [key]: value(right) })(draft, scene);
    };
  };
  const name = key.replace('_', '-');
  const needs = { ...used, filter: [channel] };
  return faultsOf({ rule: 'filter.type', parameter: 'subscription_filter', needs, formats: jsonOnly }, [
    {
      name: `${name}-number`,
      description: `${key} of the filter is a number`,
      apply: wrong(() => 12025550100),
    },
    { name: `${name}-boolean`, description: `${key} of the filter is a boolean`, apply: wrong(() => true) },
    {
      name: `${name}-array`,
      description: `${key} of the filter is an array`,
      apply: wrong((right) => [right]),
    },
    {
      name: `${name}-object`,
      description: `${key} of the filter is an object`,
      formats: ['json', 'xml'],
      apply: wrong((right) => ({ value: right })),
    },
  ]);
});

const form = faultsOf(
  { rule: 'filter.form', parameter: 'subscription_filter', needs: none, expects: 'open' },
  [
    {
      name: 'two-channels',
      description: 'subscription_filter has keys of two channels',
      apply: set('subscription_filter', (scene) => ({
        ...Object.fromEntries(
          profileOf(scene).profile.subscriptions.flatMap((one) => Object.entries(filterValue(one))),
        ),
        email: profileOf(scene).email ?? 'nobody@example.com',
        subscription_id: 'PUSH0001',
      })),
    },
    {
      name: 'empty',
      description: 'subscription_filter is empty',
      // The empty element may also be null or a text.
      exempt: ['relation.format'],
      apply: set('subscription_filter', {}),
    },
    {
      name: 'strictness-alone',
      description: 'subscription_filter has not_strict alone',
      apply: set('subscription_filter', { not_strict: true }),
    },
    {
      name: 'unknown-key',
      description: 'subscription_filter has an unknown key',
      apply: set('subscription_filter', (scene) => ({ ...own(scene), channel: 'any' })),
    },
  ],
);

const strict = (['email', 'sms', 'push'] as const).flatMap((channel) =>
  faultsOf(
    {
      rule: 'filter.strict',
      parameter: 'subscription_filter',
      needs: none,
      expects: 'open',
      unavailable: (target: Target) =>
        target.profiles.some((profile) => profile.subscriptions.length > 0)
          ? undefined
          : 'no profile of the target file has a subscription',
    },
    [
      {
        name: `${channel}-absent`,
        description: `subscription_filter names a ${channel} subscription that the profile lacks`,
        apply: set('subscription_filter', (scene) => lacking(scene, channel)),
      },
      {
        name: `${channel}-false`,
        description: `subscription_filter names a ${channel} subscription that the profile lacks, not_strict false`,
        apply: set('subscription_filter', (scene) => ({ ...lacking(scene, channel), not_strict: false })),
      },
    ],
  ),
);

function lacking(scene: Scene, channel: Channel): JsonObject {
  return filterValue(missing(scene, profileOf(scene).profile, channel));
}

/** Faults of `subscription_filter`. */
export const filterFaults: readonly FaultDefinition[] = [
  ...whole,
  ...notStrict,
  ...keyTypes,
  ...form,
  ...strict,
];
