import { refusal } from '../refusal.ts';
import type { FaultEntry } from './fault.ts';
import { does, forgets, launchesWrong, refuses } from './make.ts';
import { all, has, inXml, isLink, itemsOf, not, value, numberOf } from './when.ts';
import type { When } from './when.ts';

const ident = (pattern: RegExp): When => all(isLink, ({ path }) => pattern.test(path));
const isGet: When = all(isLink, ({ method }) => method === 'GET');
const isPost: When = all(isLink, ({ method }) => method === 'POST');
const count = (holds: (count: number) => boolean): When =>
  all(
    isPost,
    value('fields', (fields) => Array.isArray(fields) && holds(fields.length)),
  );
const takesFor =
  (wrong: number, right: number) =>
  (option: number): number =>
    option === right ? wrong : option;

/** Faults in links (v1.0). */
export const linkFaults: readonly FaultEntry[] = [
  refuses('link-get-refused', 'link.get', [], 'GET of a link is refused.', isGet),
  refuses('link-md5-refused', 'link.get', [], 'An MD5 in a link is refused.', ident(/\/[0-9a-f]{32}$/i)),
  refuses('link-xxh-refused', 'link.get', [], 'An XX hash in a link is refused.', ident(/\/[0-9a-f]{16}$/i)),
  refuses('link-email-refused', 'link.get', [], 'An e-mail in a link is refused.', ident(/(?:@|%40)[^/]*$/i)),
  refuses('link-post-refused', 'link.post', [], 'POST of a link is refused.', isPost),
  refuses(
    'link-xml-refused',
    'link.post',
    ['encoding'],
    'POST of a link in XML is refused.',
    all(isPost, inXml),
  ),
  refuses(
    'link-without-fields-refused',
    'link.post',
    ['fields'],
    'POST of a link without fields is refused.',
    all(isPost, not(has('fields'))),
  ),
  refuses(
    'link-empty-fields-refused',
    'link.post',
    ['fields'],
    'POST of a link with an empty array of fields is refused.',
    count((length) => length === 0),
  ),
  refuses(
    'link-one-field-refused-in-xml',
    'link.post',
    ['fields', 'encoding'],
    'One field alone is refused in XML.',
    all(
      inXml,
      count((length) => length === 1),
    ),
  ),
  forgets('link-hex-not-checked', 'link.unknown', [], 'A hex part that is no link is accepted.'),
  does(
    'link-unknown-field-refused',
    'link.unknown-field',
    ['fields'],
    'A field that the database does not have is refused.',
    {
      refuses: refusal('link.unknown-field', 400, 'Unknown field'),
      when: (call, { directory }) =>
        isPost(call) &&
        itemsOf(call.params['fields']).some(
          ({ name }) => typeof name === 'string' && !directory.hasField(name),
        ),
    },
  ),
  forgets(
    'link-value-type-not-checked',
    'link.value-type',
    ['fields'],
    'A value that cannot be read as its type is accepted.',
  ),
  forgets(
    'link-integer-letters-accepted',
    'link.value-type',
    ['fields'],
    'Letters are accepted for a field that is no string.',
    value('fields', (fields) => itemsOf(fields).some(({ value: sent }) => typeof sent === 'string')),
  ),
  forgets('link-option-not-checked', 'link.option', ['fields'], 'Any option of a field is accepted.'),
  forgets(
    'link-option-3-accepted',
    'link.option',
    ['fields'],
    'An option of 3 is accepted.',
    value('fields', (fields) => itemsOf(fields).some(({ option }) => numberOf(option) === 3)),
  ),
  forgets(
    'link-method-not-checked',
    'link.method',
    [],
    'PUT, DELETE and PATCH of a link are accepted.',
    ({ method }) => method !== 'GET' && method !== 'POST',
    ['transport.malformed'],
  ),
  launchesWrong(
    'link-option-0-overrides',
    'effect.fields',
    ['fields'],
    'Option 0 is taken for 1: a field that is not empty gives way to the value.',
    { option: takesFor(1, 0) },
  ),
  launchesWrong(
    'link-option-0-writes',
    'effect.fields',
    ['fields'],
    'Option 0 is taken for 2: the value is written to the profile.',
    { option: takesFor(2, 0) },
  ),
  launchesWrong(
    'link-option-1-writes',
    'effect.fields',
    ['fields'],
    'Option 1 is taken for 2: the value is written to the profile.',
    { option: takesFor(2, 1) },
  ),
  launchesWrong(
    'link-option-1-as-0',
    'effect.fields',
    ['fields'],
    'Option 1 is taken for 0: a field that is not empty is kept in the message.',
    { option: takesFor(0, 1) },
  ),
  launchesWrong(
    'link-option-2-does-not-write',
    'effect.fields',
    ['fields'],
    'Option 2 is taken for 1: nothing is written to the profile.',
    { option: takesFor(1, 2) },
  ),
  launchesWrong('link-fields-unused', 'effect.fields', ['fields'], 'No value is used in the message.', {
    when: isLink,
    launches: (launch) => [{ ...launch, fields: {} }],
  }),
  launchesWrong(
    'link-last-field-lost',
    'effect.fields',
    ['fields'],
    'The last of several fields is not used in the message.',
    {
      when: isLink,
      launches: (launch) => {
        const used = Object.entries(launch.fields ?? {});
        return [{ ...launch, fields: Object.fromEntries(used.length > 1 ? used.slice(0, -1) : used) }];
      },
    },
  ),
];
