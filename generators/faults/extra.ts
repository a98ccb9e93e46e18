import { faultsOf, jsonOnly, set, text, xmlOnly, type FaultDefinition } from './definition.ts';

const extra = { rule: 'extra.parameter', expects: 'open' } as const;
const asText = ['relation.format', 'relation.layout'] as const;

/** The optional parameters that can be null, and the factor that must not set them. */
const optional: readonly { name: string; needs: Record<string, readonly string[]> }[] = [
  { name: 'content', needs: { content: ['absent'] } },
  { name: 'custom_data', needs: { custom_data: ['absent'] } },
  { name: 'attach', needs: { attach: ['absent'] } },
  { name: 'resource_id', needs: { resource: ['absent'] } },
  { name: 'subscription_filter', needs: { filter: ['absent'] } },
  { name: 'matching', needs: { matching: ['absent', 'request'] } },
  { name: 'custom_request', needs: { matching: ['absent', 'email', 'phone', 'profile_id', 'custom'] } },
];

/** An empty element is null, "" or []; and whether a null key counts as one that is there is open. */
const ofNull = ['relation.format', 'relation.default', 'relation.ignored'] as const;

const nulls = optional.flatMap(({ name, needs }) =>
  faultsOf({ ...extra, parameter: name, needs, exempt: ofNull }, [
    { name: `null-${name.replace('_', '-')}`, description: `${name} is null`, apply: set(name, null) },
  ]),
);

const unknown = faultsOf({ ...extra, parameter: 'body' }, [
  { name: 'unknown', description: 'body has an undocumented parameter', apply: set('undocumented', 'value') },
  {
    name: 'unknown-object',
    description: 'body has an undocumented object',
    apply: set('undocumented', { key: 'value' }),
  },
  {
    name: 'prototype',
    description: 'body has a parameter that is named like an inherited property',
    apply: set('constructor', { name: 'value' }),
  },
]);

const repeated = [
  ...faultsOf(
    {
      ...extra,
      parameter: 'id',
      formats: jsonOnly,
      needs: { layout: ['plain', 'reversed'] },
      exempt: asText,
    },
    [
      {
        name: 'repeated',
        description: 'id comes twice',
        apply: (draft, scene) =>
          text({ kind: 'substitute', from: '"id":', to: `"id":${scene.target.campaigns.active},"id":` })(
            draft,
            scene,
          ),
      },
    ],
  ),
  ...faultsOf({ ...extra, parameter: 'id', formats: xmlOnly, exempt: asText }, [
    {
      name: 'repeated-element',
      description: 'id comes twice',
      apply: (draft, scene) =>
        text({ kind: 'substitute', from: '<id>', to: `<id>${scene.target.campaigns.active}</id><id>` })(
          draft,
          scene,
        ),
    },
  ]),
];

/** What the documents do not speak of: further parameters, null for optional ones, repeated keys. */
export const extraFaults: readonly FaultDefinition[] = [...nulls, ...unknown, ...repeated];
