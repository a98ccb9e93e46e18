import type { FaultEntry } from './fault.ts';
import { forgets, refuses } from './make.ts';
import { all, has, mode, value } from './when.ts';

const custom = mode('custom');
const isCombination = value('field_value', (sent) => typeof sent === 'string' && sent.includes(','));

/** Faults in matching by a profile field. */
export const customFaults: readonly FaultEntry[] = [
  refuses(
    'field-value-integer-refused',
    'custom.value',
    ['matching', 'field_name', 'field_value'],
    'A field_value that is an integer is refused.',
    all(
      custom,
      value('field_value', (sent) => typeof sent === 'number'),
    ),
  ),
  refuses(
    'field-value-digits-refused',
    'custom.value',
    ['matching', 'field_name', 'field_value'],
    'A field_value of digits in a string is refused.',
    all(
      custom,
      value('field_value', (sent) => typeof sent === 'string' && /^\d+$/.test(sent)),
    ),
  ),
  refuses(
    'tags-refused',
    'custom.tags',
    ['matching', 'field_name', 'field_value'],
    'A combination of tags is refused.',
    all(custom, isCombination),
  ),
  refuses(
    'one-tag-refused',
    'custom.tags',
    ['matching', 'field_name', 'field_value'],
    'One tag alone is refused, in the field Tags.',
    all(custom, (call) => call.params['field_name'] === 'Tags' && !isCombination(call)),
  ),
  forgets(
    'field-value-type-not-checked',
    'custom.value-type',
    ['matching', 'field_value'],
    'A field_value of any type is accepted.',
  ),
  forgets(
    'field-value-boolean-accepted',
    'custom.value-type',
    ['matching', 'field_value'],
    'A field_value of true or false is accepted.',
    value('field_value', (sent) => typeof sent === 'boolean'),
  ),
  forgets(
    'field-value-array-accepted-with-resource',
    'custom.value-type',
    ['matching', 'field_value', 'resource_id'],
    'A field_value that is an array is accepted when resource_id is sent.',
    all(has('resource_id'), value('field_value', Array.isArray)),
  ),
  forgets(
    'unknown-field-accepted',
    'custom.unknown-field',
    ['matching', 'field_name'],
    'A field_name that names no field is accepted.',
  ),
];
