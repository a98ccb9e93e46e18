import type { FaultEntry } from './fault.ts';
import { forgets, refuses } from './make.ts';
import { all, has, inXml, itemsOf, not, value } from './when.ts';
import type { When } from './when.ts';

const count = (holds: (count: number) => boolean): When =>
  value('attach', (attach) => Array.isArray(attach) && holds(attach.length));
const item = (holds: (item: ReturnType<typeof itemsOf>[number]) => boolean): When =>
  value('attach', (attach) => itemsOf(attach).some(holds));
const isText = (sent: unknown): sent is string => typeof sent === 'string' && sent !== '';
const isNamed = not(item(({ name }) => !isText(name)));
const hasUri = (data: unknown): boolean => isText(data) && /^data:[^,]*;base64,/i.test(data);

/** Faults in the check of attachments. */
export const attachFaults: readonly FaultEntry[] = [
  refuses('attach-refused', 'attach.items', ['attach'], 'Every attachment is refused.', has('attach')),
  refuses(
    'attach-empty-refused',
    'attach.items',
    ['attach'],
    'An empty array of attachments is refused.',
    count((length) => length === 0),
  ),
  refuses(
    'attach-several-refused',
    'attach.items',
    ['attach'],
    'More than one attachment is refused.',
    count((length) => length > 1),
  ),
  refuses(
    'attach-one-refused-in-xml',
    'attach.items',
    ['attach', 'encoding'],
    'One attachment alone is refused in XML.',
    all(
      inXml,
      count((length) => length === 1),
    ),
  ),
  refuses(
    'attach-media-type-refused',
    'attach.items',
    ['attach'],
    'A media type other than text/… is refused.',
    item(({ data }) => isText(data) && !data.startsWith('data:text/')),
  ),
  refuses(
    'attach-large-refused',
    'attach.items',
    ['attach'],
    'An attachment of more than 100,000 characters is refused.',
    item(({ data }) => isText(data) && data.length > 100_000),
  ),
  forgets('attach-type-not-checked', 'attach.type', ['attach'], 'An attach of any type is accepted.'),
  forgets(
    'attach-object-accepted',
    'attach.type',
    ['attach'],
    'An attach that is one object instead of an array is accepted.',
    value('attach', (attach) => typeof attach === 'object' && !Array.isArray(attach)),
  ),
  forgets(
    'attach-item-type-not-checked',
    'attach.type',
    ['attach'],
    'An item of attach that is no object is accepted.',
    value('attach', Array.isArray),
  ),
  forgets('attach-item-not-checked', 'attach.item', ['attach'], 'Anything is accepted as an attachment.'),
  forgets(
    'attach-name-not-required',
    'attach.item',
    ['attach'],
    'An attachment without a name is accepted.',
    not(isNamed),
  ),
  forgets(
    'attach-data-not-required',
    'attach.item',
    ['attach'],
    'An attachment without data is accepted.',
    all(
      isNamed,
      item(({ data }) => data === undefined),
    ),
  ),
  forgets(
    'attach-data-uri-not-checked',
    'attach.item',
    ['attach'],
    'Data that is no data URI is accepted.',
    all(
      isNamed,
      item(({ data }) => isText(data) && !hasUri(data)),
    ),
  ),
  forgets(
    'attach-base64-not-checked',
    'attach.item',
    ['attach'],
    'Broken base64 is accepted.',
    all(
      isNamed,
      item(({ data }) => hasUri(data)),
    ),
  ),
  forgets(
    'attach-second-item-not-checked',
    'attach.item',
    ['attach'],
    'Only the first attachment is checked.',
    value('attach', (attach) => {
      const [first] = itemsOf(attach);
      return itemsOf(attach).length > 1 && isText(first?.['name']) && hasUri(first['data']);
    }),
  ),
  forgets(
    'attach-item-not-checked-with-content',
    'attach.item',
    ['attach', 'content'],
    'Anything is accepted as an attachment when content is sent.',
    has('content'),
  ),
];
