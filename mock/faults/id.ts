import { campaignNumber } from '../checks/campaign.ts';
import type { FaultEntry } from './fault.ts';
import { forgets, refuses } from './make.ts';
import { all, has, inXml, mode, not, value, numberOf } from './when.ts';

const isWrong = value('id', (id) => id !== undefined && id !== null && campaignNumber(id) === undefined);

/** Faults in the check of the campaign. */
export const idFaults: readonly FaultEntry[] = [
  refuses(
    'id-number-refused',
    'id.forms',
    ['id'],
    'An id that is a number is refused.',
    value('id', (id) => typeof id === 'number'),
  ),
  refuses(
    'id-string-refused',
    'id.forms',
    ['id'],
    'An id that is a string is refused in JSON.',
    all(
      not(inXml),
      value('id', (id) => typeof id === 'string'),
    ),
  ),
  refuses(
    'id-string-refused-with-filter',
    'id.forms',
    ['id', 'subscription_filter'],
    'An id that is a string is refused beside subscription_filter.',
    all(
      has('subscription_filter'),
      value('id', (id) => typeof id === 'string'),
    ),
  ),
  forgets('id-not-required', 'id.required', ['id'], 'A request without an id is accepted.', not(has('id')), [
    'id.unknown',
  ]),
  forgets('id-type-not-checked', 'id.type', ['id'], 'An id of any type is accepted.', isWrong, [
    'id.unknown',
  ]),
  forgets(
    'id-fraction-accepted',
    'id.type',
    ['id'],
    'An id with a fraction is accepted.',
    value('id', (id) => typeof id === 'number' && !Number.isInteger(id)),
    ['id.unknown'],
  ),
  forgets(
    'id-negative-accepted',
    'id.type',
    ['id'],
    'A negative id is accepted.',
    value('id', (id) => numberOf(id) < 0),
    ['id.unknown'],
  ),
  forgets(
    'id-boolean-accepted',
    'id.type',
    ['id'],
    'An id of true or false is accepted.',
    value('id', (id) => typeof id === 'boolean'),
    ['id.unknown'],
  ),
  forgets('id-unknown-accepted', 'id.unknown', ['id'], 'The id of no campaign is accepted.', not(isWrong)),
  forgets('id-inactive-accepted', 'id.inactive', ['id'], 'An inactive campaign is launched.'),
  forgets(
    'id-inactive-accepted-for-query',
    'id.inactive',
    ['id', 'custom_request'],
    'An inactive campaign is launched for a custom_request.',
    mode('request'),
  ),
  forgets(
    'id-unknown-accepted-with-phone',
    'id.unknown',
    ['id', 'matching', 'phone'],
    'The id of no campaign is accepted with matching phone.',
    all(mode('phone'), not(isWrong)),
  ),
];
