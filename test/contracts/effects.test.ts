import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  checkLaunches,
  checkWritten,
  parseLaunches,
  parseProfile,
  type Launch,
} from '../../contracts/index.ts';
import type { Case, Encoding, ExpectedLaunch } from '../../model/case.ts';
import { HarnessError } from '../../model/errors.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { RuleId } from '../../model/rules.ts';
import {
  accepted,
  caseExpecting,
  caseWith,
  launchWith,
  refused,
  rulesOf,
  target,
  unanswered,
} from './support.ts';

const wanted: ExpectedLaunch = { campaign: 84, recipients: ['p1'] };

function launching(
  launch: Partial<ExpectedLaunch> = {},
  encoding: Encoding = 'json',
  parameters: JsonObject = {},
): Case {
  return caseWith({ launch: { ...wanted, ...launch }, request: { encoding, parameters } });
}

function open(rule: RuleId, parameters: JsonObject = {}): Case {
  return caseWith({ kind: 'open', expects: 'open', rules: [rule], request: { parameters } });
}

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
const emailFilter = { value: { email: 'John@example.com' }, lenient: false };
const lenientOther = { value: { email: 'other@example.com' }, lenient: true };
const bySms = [{ profile_id: 'p1', channel: 'sms', phone: '+1 202 555 0101' }];
const strictOther: JsonObject = { subscription_filter: { email: 'other@example.com' } };
const sentFields = (...fields: Json[]): JsonObject => ({ fields });

interface Row {
  readonly name: string;
  readonly case: Case;
  readonly launches: readonly Launch[];
  readonly judgement?: Judgement;
  readonly broken: readonly RuleId[];
}
const one = [launchWith()];

const rows: readonly Row[] = [
  // effect.once
  { name: 'one launch', case: launching(), launches: one, broken: [] },
  { name: 'no launch', case: launching(), launches: [], broken: ['effect.once'] },
  {
    name: 'two launches',
    case: launching(),
    launches: [launchWith(), launchWith()],
    broken: ['effect.once'],
  },
  {
    name: 'another campaign',
    case: launching(),
    launches: [launchWith({ campaign_id: '85' })],
    broken: ['effect.once'],
  },
  {
    name: 'no answer, so nothing is known',
    case: launching(),
    launches: [],
    judgement: unanswered,
    broken: [],
  },
  // effect.none
  {
    name: 'a refusal without a launch',
    case: caseExpecting('reject'),
    launches: [],
    judgement: refused,
    broken: [],
  },
  {
    name: 'a refusal with a launch',
    case: caseExpecting('reject'),
    launches: one,
    judgement: refused,
    broken: ['effect.none'],
  },
  {
    name: 'a valid case refused, with a launch',
    case: launching(),
    launches: one,
    judgement: refused,
    broken: ['effect.none'],
  },
  {
    name: 'an invalid case accepted is a finding of its own',
    case: caseExpecting('reject'),
    launches: one,
    judgement: { ...accepted, expects: 'reject' },
    broken: [],
  },
  {
    name: 'nobody, accepted without a recipient',
    case: open('matching.nobody'),
    launches: [launchWith({ recipients: [] })],
    broken: [],
  },
  {
    name: 'nobody, accepted with a recipient',
    case: open('matching.nobody'),
    launches: one,
    broken: ['effect.none'],
  },
  {
    name: 'a query for nobody with a recipient',
    case: open('request.nobody'),
    launches: one,
    broken: ['effect.none'],
  },
  {
    name: 'a link of nobody with a recipient',
    case: open('link.nobody'),
    launches: one,
    broken: ['effect.none'],
  },
  { name: 'another open case with a launch', case: open('matching.form'), launches: one, broken: [] },
  // effect.recipients
  {
    name: 'one recipient by two ways',
    case: launching(),
    launches: [launchWith({ recipients: [...one[0]!.recipients, ...bySms] })],
    broken: [],
  },
  {
    name: 'one too many',
    case: launching(),
    launches: [launchWith({ recipients: [...one[0]!.recipients, { profile_id: 'p2' }] })],
    broken: ['effect.recipients'],
  },
  {
    name: 'one too few',
    case: launching({ recipients: ['p1', 'p2'] }),
    launches: one,
    broken: ['effect.recipients'],
  },
  {
    name: 'the same message twice',
    case: launching(),
    launches: [launchWith({ recipients: [...one[0]!.recipients, ...one[0]!.recipients] })],
    broken: ['effect.recipients'],
  },
  // effect.subscription
  {
    name: 'the subscription of the filter',
    case: launching({ subscription: emailFilter }),
    launches: one,
    broken: [],
  },
  {
    name: 'another than that of the filter',
    case: launching({ subscription: emailFilter }),
    launches: [launchWith({ recipients: bySms })],
    broken: ['effect.subscription'],
  },
  {
    name: 'another profile than that of the filter',
    case: launching({ subscription: emailFilter }),
    launches: [launchWith({ recipients: [{ profile_id: 'p2', email: 'jane@example.com' }] })],
    broken: ['effect.recipients'],
  },
  {
    name: 'a lenient filter for what the profile has',
    case: launching({ subscription: { ...emailFilter, lenient: true } }),
    launches: [launchWith({ recipients: bySms })],
    broken: ['effect.subscription'],
  },
  {
    name: 'a lenient filter for what it has not',
    case: launching({ subscription: lenientOther }),
    launches: [launchWith({ recipients: bySms })],
    broken: [],
  },
  {
    name: 'a lenient filter that reaches nobody',
    case: launching({ subscription: lenientOther }),
    launches: [launchWith({ recipients: [] })],
    broken: ['effect.subscription'],
  },
  {
    name: 'push by its subscription',
    case: launching({
      subscription: { value: { subscription_id: 'PUSH1', provider: 'Chrome' }, lenient: false },
    }),
    launches: [
      launchWith({
        recipients: [{ profile_id: 'p1', channel: 'push', subscription_id: 'PUSH1', provider: 'chrome' }],
      }),
    ],
    broken: [],
  },
  {
    name: 'a strict filter that nobody has',
    case: open('filter.strict', strictOther),
    launches: [launchWith({ recipients: [] })],
    broken: [],
  },
  {
    name: 'a strict filter, another subscription',
    case: open('filter.strict', strictOther),
    launches: one,
    broken: ['effect.subscription'],
  },
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

  it('waives what the target file declares open', () => {
    const waived = { ...target, expectations: { 'effect.once': { expects: 'open' } } } as const;
    expect(checkLaunches(launching(), accepted, [], waived)).toEqual([]);
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

describe('checkWritten', () => {
  const testCase = launching({ fields: { used: {}, written: { Order: '123', Age: 5 } } });
  it('takes what was written, as the type of the field has it', () => {
    expect(
      checkWritten(testCase, { FirstName: 'John', Order: '' }, { FirstName: 'John', Order: '123', Age: 5 }),
    ).toEqual([]);
  });
  it('names what was not written, and what was written without being told to', () => {
    const findings = checkWritten(testCase, { FirstName: 'John' }, { FirstName: 'Jason', Order: '', Age: 5 });
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'effect.fields: Of the field "Order", the string "123" should be written to the profile, but it is an empty string.',
      'effect.fields: Of the field "FirstName", the string "John" should be kept in the profile, but it is the string "Jason".',
    ]);
  });
});

describe('parseLaunches', () => {
  it('takes a page of the protocol, and what it leaves out', () => {
    const page = parseLaunches({
      launches: [{ seq: 3, campaign_id: 84, recipients: [{ profile_id: 1 }], more: 1 }],
    });
    expect(page.next).toBe(3);
    expect(page.launches[0]).toMatchObject({
      campaign_id: '84',
      request_id: '',
      recipients: [{ profile_id: '1' }],
    });
    expect(parseLaunches({ launches: [], next: 9 })).toEqual({ launches: [], next: 9 });
  });

  const garbage: readonly unknown[] = [
    undefined,
    null,
    'x',
    [],
    {},
    { launches: 1 },
    { launches: [null] },
    { launches: [{ seq: 'x' }] },
  ];
  it.each(garbage)('refuses %j as an error of the run', (data) => {
    expect(() => parseLaunches(data)).toThrow(HarnessError);
    expect(() => parseProfile(data)).toThrow(HarnessError);
  });

  it('takes a profile', () => {
    expect(parseProfile({ profile_id: 'p', fields: { a: [1] }, email: 'x' })).toEqual({
      profile_id: 'p',
      fields: { a: [1] },
    });
  });
});
