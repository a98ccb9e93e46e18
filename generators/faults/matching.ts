import { sureOf } from '../../model/platforms.ts';
import {
  drop,
  expectedIf,
  faultsOf,
  jsonOnly,
  parameterOf,
  set,
  textParameter,
  type FaultDefinition,
} from './definition.ts';

/** `matching` is overwritten or added; beside `custom_request` it would be another, open rule. */
const anyKey = { matching: ['absent', 'email', 'phone', 'profile_id', 'custom'] };
const oneMode = { matching: ['email', 'phone', 'profile_id', 'custom'] };

const unknown = faultsOf({ rule: 'matching.unknown', parameter: 'matching', needs: anyKey }, [
  { name: 'other', description: 'matching is an unknown mode', apply: set('matching', 'telepathy') },
  { name: 'plural', description: 'matching is nearly a mode', apply: set('matching', 'emails') },
  { name: 'prefix', description: 'matching is the start of a mode', apply: set('matching', 'pro') },
  {
    name: 'parameter',
    description: 'matching names another parameter',
    apply: set('matching', 'custom_request'),
  },
  {
    name: 'homoglyph',
    description: 'matching has a letter of another script',
    apply: set('matching', 'em\u0430il'),
  },
  {
    name: 'email-profile',
    description: 'matching is email_profile',
    needs: { matching: ['email'] },
    expectsOn: (target) => expectedIf(sureOf(target, 'emailProfile')),
    apply: set('matching', 'email_profile'),
  },
  { name: 'digits', description: 'matching is a number as text', apply: set('matching', '0') },
]);

const type = faultsOf({ rule: 'matching.type', parameter: 'matching', needs: anyKey, formats: jsonOnly }, [
  { name: 'number', description: 'matching is a number', apply: set('matching', 1) },
  { name: 'boolean', description: 'matching is a boolean', apply: set('matching', true) },
  {
    name: 'array',
    description: 'matching is an array',
    needs: oneMode,
    apply: set('matching', (_, draft) => [parameterOf(draft, 'matching')]),
  },
  {
    name: 'object',
    description: 'matching is an object',
    formats: ['json', 'xml'],
    needs: oneMode,
    apply: set('matching', (_, draft) => ({ mode: parameterOf(draft, 'matching') })),
  },
]);

/** Which mode an odd text stands for is as open as the rest, and so is which keys are those of other modes. */
const noMode = ['relation.default', 'relation.ignored'] as const;

const form = faultsOf(
  { rule: 'matching.form', parameter: 'matching', expects: 'open', needs: oneMode, exempt: noMode },
  [
    {
      name: 'upper-case',
      description: 'matching is in upper case',
      apply: set('matching', (_, draft) => textParameter(draft, 'matching').toUpperCase()),
    },
    {
      name: 'blanks',
      description: 'matching has blanks around it',
      exempt: [...noMode, 'relation.format'],
      apply: set('matching', (_, draft) => ` ${textParameter(draft, 'matching')} `),
    },
    {
      name: 'empty',
      description: 'matching is empty',
      exempt: [...noMode, 'relation.format'],
      apply: set('matching', ''),
    },
  ],
);

/** The keys, the modes that require them, and in which formats a null is something else than an empty text. */
const keys = [
  { key: 'email', modes: ['email', 'absent'] },
  { key: 'phone', modes: ['phone'] },
  { key: 'profile_id', modes: ['profile_id'] },
  { key: 'field_name', modes: ['custom'] },
  { key: 'field_value', modes: ['custom'] },
] as const;

const requires = keys.flatMap(({ key, modes }) =>
  faultsOf({ rule: 'matching.requires', parameter: key, needs: { matching: modes } }, [
    { name: `${key.replace('_', '-')}-missing`, description: `${key} is missing`, apply: drop(key) },
    {
      name: `${key.replace('_', '-')}-null`,
      description: `${key} is null`,
      formats: jsonOnly,
      apply: set(key, null),
    },
    { name: `${key.replace('_', '-')}-empty`, description: `${key} is empty`, apply: set(key, '') },
  ]),
);

const typeOfKey = keys
  .filter(({ key }) => key !== 'field_value')
  .flatMap(({ key, modes }) =>
    faultsOf(
      { rule: 'matching.type-of-key', parameter: key, needs: { matching: modes }, formats: jsonOnly },
      [
        {
          name: `${key.replace('_', '-')}-number`,
          description: `${key} is a number`,
          apply: set(key, (_, draft) => numberLike(textParameter(draft, key))),
        },
        {
          name: `${key.replace('_', '-')}-boolean`,
          description: `${key} is a boolean`,
          apply: set(key, true),
        },
        {
          name: `${key.replace('_', '-')}-array`,
          description: `${key} is an array`,
          apply: set(key, (_, draft) => [parameterOf(draft, key)]),
        },
        {
          name: `${key.replace('_', '-')}-object`,
          description: `${key} is an object`,
          formats: ['json', 'xml'],
          apply: set(key, (_, draft) => ({ value: parameterOf(draft, key) })),
        },
        {
          name: `${key.replace('_', '-')}-query`,
          description: `${key} is a query`,
          apply: set(key, { $ne: null }),
        },
      ],
    ),
  );

/** The number that a text is, or any. */
function numberLike(text: string): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : 79000000000;
}

/** Faults of `matching` and of the keys that its modes require. */
export const matchingFaults: readonly FaultDefinition[] = [
  ...unknown,
  ...type,
  ...form,
  ...requires,
  ...typeOfKey,
];
