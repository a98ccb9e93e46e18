import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkLaunches } from '../../contracts/index.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { launching, one, type Row } from './effects.ts';
import { accepted, launchWith, rulesOf, target } from './support.ts';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const files: Json = [
  { data: `data:text/csv;base64,${btoa('HELLO')}`, name: '日本.txt' },
  { data: 'data:text/plain;base64,', name: 'empty' },
];
const arrived = [
  { name: '日本.txt', size: 5, sha256: sha256('HELLO').toUpperCase() },
  { name: 'empty', size: 0, sha256: sha256('') },
];
const sentFields = (...fields: Json[]): JsonObject => ({ fields });

const rows: readonly Row[] = [
  // effect.content
  {
    name: 'content as sent',
    case: launching({ content: { a: [1, { b: 'x' }], c: null } }),
    launches: [launchWith({ content: { c: null, a: [1, { b: 'x' }] } })],
    broken: [],
  },
  { name: 'content lost', case: launching({ content: { a: 1 } }), launches: one, broken: ['effect.content'] },
  {
    name: 'a number that became a text',
    case: launching({ content: { a: 1 } }),
    launches: [launchWith({ content: { a: '1' } })],
    broken: ['effect.content'],
  },
  {
    name: 'a blank cut off',
    case: launching({ content: { a: ' x' } }),
    launches: [launchWith({ content: { a: 'x' } })],
    broken: ['effect.content'],
  },
  {
    name: 'an item lost',
    case: launching({ custom_data: { a: [1, 2] } }),
    launches: [launchWith({ custom_data: { a: [1] } })],
    broken: ['effect.content'],
  },
  { name: 'an empty content told as none', case: launching({ content: {} }), launches: one, broken: [] },
  {
    name: 'content from elsewhere',
    case: launching(),
    launches: [launchWith({ content: { a: 1 } })],
    broken: ['effect.content'],
  },
  {
    name: 'XML: scalars as text, one item, nothing',
    case: launching({ content: { a: [1], b: true, c: '', d: [], e: { f: null }, g: [' '] } }, 'xml'),
    launches: [launchWith({ content: { a: '1', b: 'true', c: null, e: { f: {} }, g: '' } })],
    broken: [],
  },
  {
    name: 'XML: another text',
    case: launching({ content: { a: '007' } }, 'xml'),
    launches: [launchWith({ content: { a: 7 } })],
    broken: ['effect.content'],
  },
  {
    name: 'XML: an item lost',
    case: launching({ content: { a: ['1', '2'] } }, 'xml'),
    launches: [launchWith({ content: { a: '1' } })],
    broken: ['effect.content'],
  },
  {
    name: 'content that the documents leave open',
    case: launching({}, 'json', { content: 'x' }),
    launches: [launchWith({ content: { a: 1 } })],
    broken: [],
  },
  // effect.attachments
  {
    name: 'attachments as sent',
    case: launching({ attach: files }),
    launches: [launchWith({ attachments: arrived })],
    broken: [],
  },
  {
    name: 'attachments lost',
    case: launching({ attach: files }),
    launches: one,
    broken: ['effect.attachments'],
  },
  {
    name: 'attachments in another order',
    case: launching({ attach: files }),
    launches: [launchWith({ attachments: arrived.toReversed() })],
    broken: ['effect.attachments'],
  },
  {
    name: 'an attachment of another size',
    case: launching({ attach: files }),
    launches: [launchWith({ attachments: [{ ...arrived[0]!, size: 4 }, arrived[1]!] })],
    broken: ['effect.attachments'],
  },
  {
    name: 'an attachment of other bytes',
    case: launching({ attach: files }),
    launches: [launchWith({ attachments: [{ ...arrived[0]!, sha256: sha256('HELLP') }, arrived[1]!] })],
    broken: ['effect.attachments'],
  },
  {
    name: 'an attachment that cannot be read here',
    case: launching({ attach: [{ data: 'data:,x', name: 'a' }] }),
    launches: one,
    broken: [],
  },
  {
    name: 'an attachment from elsewhere',
    case: launching(),
    launches: [launchWith({ attachments: arrived })],
    broken: ['effect.attachments'],
  },
  // effect.fields
  {
    name: 'fields as used',
    case: launching({ fields: { used: { Age: 7, Tags: 'a, b' }, written: {} } }),
    launches: [launchWith({ fields: { Age: '7', Tags: ['a', 'b'] } })],
    broken: [],
  },
  {
    name: 'a field not used',
    case: launching({ fields: { used: { Age: 7 }, written: {} } }),
    launches: one,
    broken: ['effect.fields'],
  },
  {
    name: 'an unknown field used',
    case: launching(
      { fields: { used: {}, written: {} } },
      'json',
      sentFields({ name: 'None', value: 'x', option: 1 }),
    ),
    launches: [launchWith({ fields: { None: 'x' } })],
    broken: ['effect.fields'],
  },
  {
    name: "option 0 over the profile's own value",
    case: launching(
      { fields: { used: {}, written: {} } },
      'json',
      sentFields({ name: 'FirstName', value: 'Jason', option: 0 }),
    ),
    launches: [launchWith({ fields: { FirstName: 'Jason' } })],
    broken: ['effect.fields'],
  },
  {
    name: "option 0 with the profile's own value",
    case: launching(
      { fields: { used: {}, written: {} } },
      'json',
      sentFields({ name: 'FirstName', value: 'Jason', option: 0 }),
    ),
    launches: [launchWith({ fields: { FirstName: 'John' } })],
    broken: [],
  },
  {
    name: 'option 0 of a field that links write',
    case: launching(
      { fields: { used: {}, written: {} } },
      'json',
      sentFields({ name: 'Order', value: 'x', option: 0 }),
    ),
    launches: [launchWith({ fields: { Order: 'x' } })],
    broken: [],
  },
];

describe('checkLaunches', () => {
  it.each(rows)('$name: $broken', ({ case: testCase, launches, judgement = accepted, broken }) => {
    expect(rulesOf(checkLaunches(testCase, judgement, launches, target))).toEqual(broken);
  });

  it('says what became of content', () => {
    const [finding] = checkLaunches(
      launching({ content: { a: 'x', b: 1 } }),
      accepted,
      [launchWith({ content: { a: 'x', b: 2 } })],
      target,
    );
    expect(finding?.message).toBe(
      'content did not arrive as it was sent: "b" was the number 1 and became the number 2.',
    );
  });

  it('compares data of any depth', () => {
    let deep: Json = 1;
    for (let i = 0; i < 50_000; i++) deep = [deep];
    const findings = checkLaunches(
      launching({ content: { a: 1 } }),
      accepted,
      [launchWith({ content: { a: deep } })],
      target,
    );
    expect(rulesOf(findings)).toEqual(['effect.content']);
    expect(() =>
      checkLaunches(
        launching({ content: { a: 1 } }, 'xml'),
        accepted,
        [launchWith({ content: { a: deep } })],
        target,
      ),
    ).not.toThrow();
  });
});
