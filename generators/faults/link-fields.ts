import type { Json, JsonObject } from '../../model/json.ts';
import { withParameter, withoutParameter } from '../draft.ts';
import { placeInQuestion } from '../link/valid.ts';
import { omit } from '../omit.ts';
import { faultsOf, jsonOnly, type FaultDefinition } from './definition.ts';

const posted = { method: ['post'] };
/** The field in question is broken; its option must not write, whatever a server makes of it. */
const known = { ...posted, fields: ['one', 'two', 'many'], field_known: ['known'], option: ['1', '0'] };

/** Changes the item of `fields` that the levels speak of: the last of many, else the first. */
function field(change: (item: JsonObject) => JsonObject): FaultDefinition['apply'] {
  return (draft) => {
    const items = (draft.parameters?.['fields'] ?? []) as readonly JsonObject[];
    const place = placeInQuestion(items.length);
    const item = items[place];
    if (item === undefined) throw new RangeError('the request has no fields');
    return withParameter(draft, 'fields', items.with(place, change(item)));
  };
}
const value = (made: (right: Json) => Json) =>
  field((item) => ({ ...item, value: made(item['value'] ?? null) }));
const option = (made: Json) => field((item) => ({ ...item, option: made }));

const valueType = faultsOf({ rule: 'link.value-type', parameter: 'fields', space: 'link', needs: known }, [
  {
    name: 'letters-for-int',
    description: 'value of an integer field is a word',
    needs: { field_type: ['int'] },
    apply: value(() => 'many'),
  },
  {
    name: 'object-for-int',
    description: 'value of an integer field is an object',
    needs: { field_type: ['int'] },
    apply: value((right) => ({ value: right })),
  },
  {
    name: 'array-for-string',
    description: 'value of a string field is an array',
    formats: jsonOnly,
    needs: { field_type: ['string'] },
    apply: value((right) => [right, right]),
  },
  {
    name: 'object-for-string',
    description: 'value of a string field is an object',
    needs: { field_type: ['string'] },
    apply: value((right) => ({ value: right })),
  },
]);

const valueForm = faultsOf(
  {
    rule: 'link.value-form',
    parameter: 'fields',
    space: 'link',
    needs: known,
    expects: 'open',
    formats: jsonOnly,
  },
  [
    {
      name: 'digits-for-int',
      description: 'value of an integer field is a number as text',
      needs: { field_type: ['int'] },
      apply: value((right) => JSON.stringify(right)),
    },
    {
      name: 'number-for-string',
      description: 'value of a string field is a number',
      needs: { field_type: ['string'] },
      apply: value(() => 42),
    },
    {
      name: 'option-text',
      description: 'option is a number as text',
      apply: field((item) => ({ ...item, option: JSON.stringify(item['option']) })),
    },
    {
      name: 'no-token',
      parameter: 'token',
      description: 'token is missing',
      formats: ['json', 'xml'],
      needs: {
        fields: ['absent', 'one', 'two', 'many'],
        field_known: ['none', 'known'],
        option: ['none', '1', '0'],
      },
      apply: (draft) => withoutParameter(draft, 'token'),
    },
  ],
);

const options = faultsOf({ rule: 'link.option', parameter: 'fields', space: 'link', needs: known }, [
  { name: 'three', description: 'option is 3', apply: option(3) },
  { name: 'negative', description: 'option is -1', apply: option(-1) },
  { name: 'fraction', description: 'option is a fraction', apply: option(0.5) },
  { name: 'huge', description: 'option is 2^32', apply: option(2 ** 32) },
  { name: 'text', description: 'option is a text', apply: option('use') },
  { name: 'boolean', description: 'option is a boolean', apply: option(true) },
  { name: 'object', description: 'option is an object', apply: option({ value: 1 }) },
]);

const optionMissing = faultsOf(
  { rule: 'link.option-missing', parameter: 'fields', space: 'link', needs: known, expects: 'open' },
  [
    {
      name: 'missing',
      description: 'option is missing',
      apply: field((item) => omit(item, 'option')),
    },
  ],
);

/** Faults of `fields`. */
export const linkFieldFaults: readonly FaultDefinition[] = [
  ...valueType,
  ...valueForm,
  ...options,
  ...optionMissing,
];
