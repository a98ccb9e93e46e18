import type { FaultEntry } from './fault.ts';
import { forgets, refuses } from './make.ts';
import { all, has, mode, value, numberOf } from './when.ts';

const id = (holds: (id: number) => boolean): ReturnType<typeof value> =>
  value('resource_id', (sent) => holds(numberOf(sent)));

/** Faults in the check of the resource. */
export const resourceFaults: readonly FaultEntry[] = [
  refuses(
    'resource-refused',
    'resource.range',
    ['resource_id'],
    'Every resource_id is refused.',
    has('resource_id'),
  ),
  refuses(
    'resource-1-refused',
    'resource.range',
    ['resource_id'],
    'A resource_id of 1 is refused.',
    id((sent) => sent === 1),
  ),
  refuses(
    'resource-max-refused',
    'resource.range',
    ['resource_id'],
    'The largest resource_id is refused.',
    id((sent) => sent === 2 ** 24 - 1),
  ),
  refuses(
    'resource-refused-for-custom',
    'resource.range',
    ['matching', 'field_name', 'field_value', 'resource_id'],
    'A resource_id is refused with matching custom.',
    all(mode('custom'), has('resource_id')),
  ),
  refuses(
    'resource-refused-for-query',
    'resource.range',
    ['custom_request', 'resource_id'],
    'A resource_id is refused beside custom_request.',
    all(mode('request'), has('resource_id')),
  ),
  forgets('resource-not-checked', 'resource.bounds', ['resource_id'], 'Any resource_id is accepted.'),
  forgets(
    'resource-negative-accepted',
    'resource.bounds',
    ['resource_id'],
    'A negative resource_id is accepted.',
    id((sent) => sent < 0),
  ),
  forgets(
    'resource-fraction-accepted',
    'resource.bounds',
    ['resource_id'],
    'A resource_id with a fraction is accepted.',
    id((sent) => !Number.isInteger(sent) && !Number.isNaN(sent)),
  ),
  forgets(
    'resource-boolean-accepted',
    'resource.bounds',
    ['resource_id'],
    'A resource_id of true or false is accepted.',
    value('resource_id', (sent) => typeof sent === 'boolean'),
  ),
  forgets(
    'resource-text-accepted',
    'resource.bounds',
    ['resource_id'],
    'A resource_id that is no number is accepted.',
    value('resource_id', (sent) => typeof sent === 'string' && Number.isNaN(numberOf(sent))),
  ),
  forgets(
    'resource-not-checked-with-attach',
    'resource.bounds',
    ['resource_id', 'attach'],
    'Any resource_id is accepted when attach is sent.',
    has('attach'),
  ),
  forgets(
    'resource-not-checked-for-phone',
    'resource.bounds',
    ['resource_id', 'matching', 'phone'],
    'Any resource_id is accepted with matching phone.',
    mode('phone'),
  ),
];
