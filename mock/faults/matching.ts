import type { FaultEntry } from './fault.ts';
import { forgets, refuses } from './make.ts';
import { all, has, inXml, mode, named, not, unknownMode, value } from './when.ts';

const unnamed = not(has('matching'));
const isNoText = value(
  'matching',
  (matching) => typeof matching !== 'string' && matching !== undefined && matching !== null,
);
const missing = (name: string): ReturnType<typeof value> =>
  value(name, (key) => key === undefined || key === null || key === '');

/** Faults in how a profile is found by e-mail, phone or id. */
export const matchingFaults: readonly FaultEntry[] = [
  refuses(
    'default-matching-refused',
    'matching.default',
    ['email'],
    'A request without matching is refused.',
    all(unnamed, mode('email')),
  ),
  refuses(
    'default-matching-refused-with-resource',
    'matching.default',
    ['email', 'resource_id'],
    'A request without matching is refused when resource_id is sent.',
    all(unnamed, mode('email'), has('resource_id')),
  ),
  refuses(
    'matching-email-refused',
    'matching.mode',
    ['matching', 'email'],
    'Matching email is refused.',
    named('email'),
  ),
  refuses(
    'matching-phone-refused',
    'matching.mode',
    ['matching', 'phone'],
    'Matching phone is refused.',
    named('phone'),
  ),
  refuses(
    'matching-phone-refused-in-xml',
    'matching.mode',
    ['matching', 'phone', 'encoding'],
    'Matching phone is refused in XML.',
    all(named('phone'), inXml),
  ),
  refuses(
    'matching-profile-id-refused',
    'matching.mode',
    ['matching', 'profile_id'],
    'Matching profile_id is refused.',
    named('profile_id'),
  ),
  refuses(
    'matching-custom-refused',
    'matching.mode',
    ['matching', 'field_name', 'field_value'],
    'Matching custom is refused.',
    named('custom'),
  ),
  forgets(
    'matching-unknown-accepted',
    'matching.unknown',
    ['matching'],
    'An unknown matching mode is accepted.',
    unknownMode,
    ['matching.requires'],
  ),
  forgets(
    'matching-unknown-accepted-with-content',
    'matching.unknown',
    ['matching', 'content'],
    'An unknown matching mode is accepted when content is sent.',
    all(unknownMode, has('content')),
    ['matching.requires'],
  ),
  forgets(
    'matching-type-not-checked',
    'matching.type',
    ['matching'],
    'A matching that is no string is accepted.',
    isNoText,
    ['matching.unknown', 'matching.requires'],
  ),
  forgets('matching-key-not-required', 'matching.requires', [], 'No matching mode requires anything.'),
  forgets(
    'email-not-required',
    'matching.requires',
    ['email'],
    'Without matching, a missing email is accepted.',
    all(unnamed, mode('email'), missing('email')),
  ),
  forgets(
    'phone-not-required',
    'matching.requires',
    ['matching', 'phone'],
    'With matching phone, a missing phone is accepted.',
    mode('phone'),
  ),
  forgets(
    'phone-empty-accepted',
    'matching.requires',
    ['matching', 'phone'],
    'With matching phone, a phone of "" is accepted.',
    all(
      mode('phone'),
      value('phone', (phone) => phone === ''),
    ),
  ),
  forgets(
    'profile-id-not-required',
    'matching.requires',
    ['matching', 'profile_id'],
    'With matching profile_id, a missing profile_id is accepted.',
    mode('profile_id'),
  ),
  forgets(
    'field-name-not-required',
    'matching.requires',
    ['matching', 'field_name'],
    'With matching custom, a missing field_name is accepted.',
    all(mode('custom'), missing('field_name')),
  ),
  forgets(
    'field-value-not-required',
    'matching.requires',
    ['matching', 'field_value'],
    'With matching custom, a missing field_value is accepted.',
    all(mode('custom'), missing('field_value')),
  ),
  forgets(
    'key-type-not-checked',
    'matching.type-of-key',
    [],
    'A key of the used mode that is no string is accepted.',
  ),
  forgets(
    'email-type-not-checked',
    'matching.type-of-key',
    ['email'],
    'An email that is no string is accepted.',
    mode('email'),
  ),
  forgets(
    'phone-type-not-checked',
    'matching.type-of-key',
    ['matching', 'phone'],
    'A phone that is no string is accepted.',
    mode('phone'),
  ),
  forgets(
    'profile-id-type-not-checked',
    'matching.type-of-key',
    ['matching', 'profile_id'],
    'A profile_id that is no string is accepted.',
    mode('profile_id'),
  ),
  forgets(
    'field-name-type-not-checked',
    'matching.type-of-key',
    ['matching', 'field_name'],
    'A field_name that is no string is accepted.',
    mode('custom'),
  ),
  refuses(
    'ignored-phone-refused',
    'matching.ignored',
    ['email', 'phone'],
    'A phone is refused where e-mail is matched.',
    all(mode('email'), has('phone')),
  ),
  refuses(
    'ignored-email-refused',
    'matching.ignored',
    ['matching', 'phone', 'email'],
    'An email is refused with matching phone.',
    all(named('phone'), has('email')),
  ),
  refuses(
    'ignored-field-name-refused',
    'relation.ignored',
    ['field_name'],
    'A field_name is refused where the mode is not custom.',
    all(not(mode('custom')), has('field_name')),
  ),
];
