import type { Json } from '../../model/json.ts';
import type { FaultEntry } from './fault.ts';
import { forgets, refuses } from './make.ts';
import { all, has, inXml, isBeyondAscii, someText, value } from './when.ts';

const isEmptyObject = (sent: Json | undefined): boolean =>
  typeof sent === 'object' && sent !== null && !Array.isArray(sent) && Object.keys(sent).length === 0;
const isNested = (sent: Json | undefined): boolean =>
  typeof sent === 'object' &&
  sent !== null &&
  Object.values(sent).some((item) => typeof item === 'object' && item !== null);

/** Faults in the checks of content and custom_data. */
export const contentFaults: readonly FaultEntry[] = [
  refuses('content-refused', 'content.object', ['content'], 'Every content is refused.', has('content')),
  refuses(
    'content-refused-in-xml',
    'content.object',
    ['content', 'encoding'],
    'Every content is refused in XML.',
    all(has('content'), inXml),
  ),
  refuses(
    'content-empty-refused',
    'content.object',
    ['content'],
    'An empty content is refused.',
    value('content', isEmptyObject),
  ),
  refuses(
    'content-nested-refused',
    'content.object',
    ['content'],
    'A content with a nested object or array is refused.',
    value('content', isNested),
  ),
  refuses(
    'content-unicode-refused',
    'content.object',
    ['content'],
    'A content that is not ASCII is refused.',
    value('content', (sent) => someText(sent, isBeyondAscii)),
  ),
  refuses(
    'content-dollar-refused',
    'content.object',
    ['content'],
    'A content with a $ in it is refused.',
    value('content', (sent) => someText(sent, (text) => text.includes('$'))),
  ),
  refuses(
    'content-dot-refused',
    'content.object',
    ['content'],
    'A content with a dot in a key is refused.',
    value('content', (sent) => isNestedKey(sent, '.')),
  ),
  refuses(
    'content-long-refused',
    'content.object',
    ['content'],
    'A content with a text of more than 1,000 characters is refused.',
    value('content', (sent) => someText(sent, (text) => text.length > 1000)),
  ),
  forgets(
    'content-type-not-checked',
    'content.type',
    ['content'],
    'A content that is no object is accepted.',
  ),
  forgets(
    'content-array-accepted',
    'content.type',
    ['content'],
    'A content that is an array is accepted.',
    value('content', Array.isArray),
  ),
  forgets(
    'content-type-not-checked-with-custom-data',
    'content.type',
    ['content', 'custom_data'],
    'A content that is no object is accepted when custom_data is sent.',
    has('custom_data'),
  ),
  refuses(
    'custom-data-refused',
    'custom_data.object',
    ['custom_data'],
    'Every custom_data is refused.',
    has('custom_data'),
  ),
  refuses(
    'custom-data-empty-refused',
    'custom_data.object',
    ['custom_data'],
    'An empty custom_data is refused.',
    value('custom_data', isEmptyObject),
  ),
  forgets(
    'custom-data-type-not-checked',
    'custom_data.type',
    ['custom_data'],
    'A custom_data that is no object is accepted.',
  ),
  forgets(
    'custom-data-text-accepted',
    'custom_data.type',
    ['custom_data'],
    'A custom_data that is a string is accepted.',
    value('custom_data', (sent) => typeof sent === 'string'),
  ),
];

function isNestedKey(sent: Json | undefined, part: string): boolean {
  if (typeof sent !== 'object' || sent === null) return false;
  return Object.entries(sent).some(
    ([key, item]) => (!Array.isArray(sent) && key.includes(part)) || isNestedKey(item, part),
  );
}
