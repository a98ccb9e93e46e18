import type { Json, JsonObject } from '../../model/json.ts';
import { withParameter } from '../draft.ts';
import { faultsOf, jsonOnly, set, type FaultDefinition } from './definition.ts';

const good: JsonObject = { data: 'data:text/csv;base64,SEVMTE8K', name: 'US.txt' };

/** `attach` is made by the fault. */
const own = { attach: ['absent'] };
/** A faulty item comes behind good ones, if there are any. */
const withOthers = { attach: ['absent', 'one', 'two', 'unicode'] };

function add(item: Json): FaultDefinition['apply'] {
  return (draft) =>
    withParameter(draft, 'attach', [...((draft.parameters?.['attach'] ?? []) as Json[]), item]);
}

const type = faultsOf({ rule: 'attach.type', parameter: 'attach', needs: own, formats: jsonOnly }, [
  { name: 'text', description: 'attach is a text', apply: set('attach', 'US.txt') },
  { name: 'number', description: 'attach is a number', apply: set('attach', 42) },
  { name: 'boolean', description: 'attach is a boolean', apply: set('attach', true) },
  { name: 'object', description: 'attach is an object', apply: set('attach', good) },
  ...faultsOf({ rule: 'attach.type', parameter: 'attach', needs: withOthers, formats: jsonOnly }, [
    {
      name: 'item-text',
      description: 'attach has a text as an item',
      formats: ['json', 'xml'],
      apply: add('US.txt'),
    },
    {
      name: 'item-number',
      description: 'attach has a number as an item',
      formats: ['json', 'xml'],
      apply: add(42),
    },
    { name: 'item-null', description: 'attach has null as an item', apply: add(null) },
    { name: 'item-array', description: 'attach has an array as an item', apply: add([good]) },
  ]),
]);

const item = faultsOf({ rule: 'attach.item', parameter: 'attach', needs: withOthers }, [
  { name: 'no-data', description: 'attach has an item without data', apply: add({ name: 'US.txt' }) },
  {
    name: 'no-name',
    description: 'attach has an item without name',
    apply: add({ data: good['data'] as string }),
  },
  {
    name: 'data-null',
    description: 'attach has an item whose data is null',
    formats: jsonOnly,
    apply: add({ ...good, data: null }),
  },
  {
    name: 'data-number',
    description: 'attach has an item whose data is a number',
    apply: add({ ...good, data: 42 }),
  },
  {
    name: 'data-object',
    description: 'attach has an item whose data is an object',
    apply: add({ ...good, data: { value: good['data'] as string } }),
  },
  {
    name: 'name-null',
    description: 'attach has an item whose name is null',
    formats: jsonOnly,
    apply: add({ ...good, name: null }),
  },
  {
    name: 'name-number',
    description: 'attach has an item whose name is a number',
    formats: jsonOnly,
    apply: add({ ...good, name: 42 }),
  },
  {
    name: 'name-object',
    description: 'attach has an item whose name is an object',
    apply: add({ ...good, name: { value: 'US.txt' } }),
  },
  {
    name: 'name-empty',
    description: 'attach has an item whose name is empty',
    apply: add({ ...good, name: '' }),
  },
  {
    name: 'no-uri',
    description: 'attach has an item whose data is base64 without a data URI',
    apply: add({ ...good, data: 'SEVMTE8K' }),
  },
  {
    name: 'other-uri',
    description: 'attach has an item whose data is another URI',
    apply: add({ ...good, data: 'http://example.com/US.txt' }),
  },
  {
    name: 'broken-base64',
    description: 'attach has an item whose base64 has foreign characters',
    apply: add({ ...good, data: 'data:text/csv;base64,SEV*TE!K' }),
  },
  {
    name: 'cut-base64',
    description: 'attach has an item whose base64 is cut off',
    apply: add({ ...good, data: 'data:text/csv;base64,SEVMT' }),
  },
]);

const form = faultsOf({ rule: 'attach.form', parameter: 'attach', needs: withOthers, expects: 'open' }, [
  {
    name: 'extra-key',
    description: 'attach has an item with one key more',
    apply: add({ ...good, size: 6 }),
  },
  {
    name: 'no-media-type',
    description: 'attach has an item without a media type',
    apply: add({ ...good, data: 'data:;base64,SEVMTE8K' }),
  },
  {
    name: 'no-base64',
    description: 'attach has an item whose data URI is not base64',
    apply: add({ ...good, data: 'data:text/csv,HELLO' }),
  },
  {
    name: 'empty-data',
    description: 'attach has an item with an empty file',
    apply: add({ ...good, data: 'data:text/csv;base64,' }),
  },
  {
    name: 'url-safe-base64',
    description: 'attach has an item with URL-safe base64',
    apply: add({ ...good, data: 'data:text/csv;base64,-_-_' }),
  },
  {
    name: 'unpadded-base64',
    description: 'attach has an item with unpadded base64',
    apply: add({ ...good, data: 'data:text/csv;base64,SEVMTE8' }),
  },
  {
    name: 'path-name',
    description: 'attach has an item with a path as its name',
    apply: add({ ...good, name: '../../etc/US.txt' }),
  },
  {
    name: 'backslash-name',
    description: 'attach has an item with backslashes in its name',
    apply: add({ ...good, name: '..\\US.txt' }),
  },
  {
    name: 'line-break-name',
    description: 'attach has an item with a line break in its name',
    exempt: ['relation.format'],
    apply: add({ ...good, name: 'US\r\nX-Header: 1.txt' }),
  },
  {
    name: 'long-name',
    description: 'attach has an item with a name of 300 characters',
    apply: add({ ...good, name: `${'n'.repeat(296)}.txt` }),
  },
]);

/** Faults of `attach`. */
export const attachFaults: readonly FaultDefinition[] = [...type, ...item, ...form];
