import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { targetFileSchema, targetFrom } from '../../contracts/index.ts';
import { HarnessError } from '../../model/errors.ts';

const least = {
  baseUrl: 'http://127.0.0.1:8080/',
  token: 'secret-token',
  campaigns: { active: 84 },
  profiles: [{ profile_id: 'p1', email: 'john@example.com' }],
};

/** The file of the specification. */
const full = {
  name: 'staging',
  baseUrl: 'https://host.example.com/prefix',
  platform: 'v73',
  capabilities: { xml: false },
  token: 'secret-token',
  deduplication: 'on',
  campaigns: { active: 84, inactive: 85, unknown: 999_999 },
  fields: {
    CRM_ID: 'string',
    Tags: 'tags',
    Age: 'int',
    Order: 'string',
    Rate: 'float',
    Ok: 'bool',
    Born: 'date',
  },
  resources: [1, 2, 16_777_215],
  profiles: [
    {
      profile_id: 'p1',
      email: 'john@example.com',
      phone: '+12025550101',
      fields: {
        CRM_ID: '123420',
        Tags: ['tag-1', 'tag-2'],
        Age: 41,
        Order: '',
        Rate: 1.5,
        Ok: true,
        Born: '2000-01-01',
      },
      subscriptions: [
        { channel: 'email', email: 'john@example.com' },
        { channel: 'sms', phone: '+12025550101' },
        { channel: 'push', subscription_id: 'PUSH1', provider: 'Chrome' },
      ],
      idents: { md5: 'd4c74594d841139328695756648b6bd6' },
    },
  ],
  link: { url: 'http://127.0.0.1:8080/trg/465eA/', idents: ['md5'], writable: ['Order'] },
  observer: { url: 'http://127.0.0.1:8080/observer/', reset: true },
  expectations: {
    'matching.nobody': { expects: 'reject', errors: [404] },
    'envelope.parse': { expects: 'open' },
  },
  safety: { allow: ['127.0.0.1'], maxRate: 50, maxRequests: 20_000, everybody: false },
};

function problems(data: unknown, describe?: (path: readonly (string | number)[]) => string): string {
  try {
    targetFrom(data, describe);
  } catch (error) {
    if (error instanceof HarnessError) {
      expect(error).toMatchObject({ code: 'target.invalid', blame: 'callAtFault', exitCode: 2 });
      return error.message;
    }
    throw error;
  }
  throw new Error('the target was taken');
}

describe('targetFrom', () => {
  it('takes the least, and fills in every default', () => {
    expect(targetFrom(least)).toEqual({
      name: '127.0.0.1:8080',
      baseUrl: 'http://127.0.0.1:8080',
      platform: 'v72',
      capabilities: {
        xml: true,
        links: true,
        bearer: false,
        duplicateHeaderPrefix: '',
        integerId: true,
        emailProfile: false,
        slashOptional: true,
      },
      overridden: [],
      token: 'secret-token',
      deduplication: 'unknown',
      campaigns: { active: 84 },
      fields: {},
      resources: [],
      profiles: [{ profile_id: 'p1', email: 'john@example.com', fields: {}, subscriptions: [] }],
      expectations: {},
      safety: { allow: [], everybody: false },
    });
  });

  it('takes everything, overrides capabilities and drops trailing slashes', () => {
    const target = targetFrom(full);
    expect(target).toMatchObject({ name: 'staging', baseUrl: 'https://host.example.com/prefix' });
    expect(target.capabilities).toMatchObject({ xml: false, bearer: true });
    expect(target.link).toEqual({
      url: 'http://127.0.0.1:8080/trg/465eA',
      idents: ['md5'],
      writable: ['Order'],
    });
    expect(target.observer?.url).toBe('http://127.0.0.1:8080/observer');
    expect(targetFrom({ ...full, link: { url: full.link.url } }).link?.idents).toEqual([
      'md5',
      'xxh',
      'email',
    ]);
  });

  it.each([
    ['http://0x7f.1:80/', 'http://127.0.0.1'],
    ['http://LOCALHOST:8080//', 'http://localhost:8080'],
    ['http://127.0.0.1\\@evil.example', 'http://127.0.0.1/@evil.example'],
  ])('writes %s as everybody reads it', (baseUrl, plain) => {
    expect(targetFrom({ ...least, baseUrl }).baseUrl).toBe(plain);
  });

  const [profile] = full.profiles;
  const rows: readonly [string, unknown, string][] = [
    ['no mapping', 'text', 'the file: expected a mapping of keys to values; found the string "text"'],
    ['a key with a typo', { ...least, campagns: {} }, 'campagns: unknown key (did you mean "campaigns"?)'],
    ['a nested typo', { ...least, safety: { alow: [] } }, 'safety.alow: unknown key (did you mean "allow"?)'],
    ['a missing key', { ...least, token: undefined }, 'token: is missing'],
    [
      'a token with a line break',
      { ...least, token: 'abc\n' },
      'token: must not begin or end with white space',
    ],
    [
      'a number for a text',
      { ...least, profiles: [{ profile_id: 7 }] },
      'profiles[0].profile_id: expected a text; put it in quotes; found the number 7',
    ],
    [
      'no profile',
      { ...least, profiles: [] },
      'profiles: at least one profile is needed; found an empty array',
    ],
    [
      'another scheme',
      { ...least, baseUrl: 'ftp://x' },
      'baseUrl: must begin with http:// or https://; found the string "ftp://x"',
    ],
    [
      'no URL',
      { ...least, baseUrl: 'host' },
      'baseUrl: is no URL; write it as https://host; found the string "host"',
    ],
    ['a query', { ...least, baseUrl: 'http://x/?a' }, 'baseUrl: must have neither a query nor a fragment'],
    [
      'credentials',
      { ...least, baseUrl: 'http://u:pw@x' },
      'baseUrl: must not hold credentials; the token has a key of its own',
    ],
    ['another platform', { ...least, platform: 'v71' }, 'platform: expected one of v72, v73, v74, v75'],
    [
      'a resource of 2^24',
      { ...least, resources: [2 ** 24] },
      'resources[0]: must be from 1 to 16777215; found the number 16777216',
    ],
    ['resource 0', { ...least, resources: [0] }, 'resources[0]: must be from 1 to 16777215'],
    [
      'a campaign that is no integer',
      { ...least, campaigns: { active: '84' } },
      'campaigns.active: expected an integer; found the string "84"',
    ],
    [
      'one campaign twice',
      { ...least, campaigns: { active: 84, inactive: 84 } },
      'campaigns.inactive: is the same campaign as active; found the number 84',
    ],
    [
      'one profile twice',
      { ...least, profiles: [...least.profiles, ...least.profiles] },
      'profiles[1].profile_id: is the same profile as profiles[0]',
    ],
    [
      'a channel',
      { ...least, profiles: [{ profile_id: 'p', subscriptions: [{ channel: 'mail' }] }] },
      'profiles[0].subscriptions[0].channel: expected a channel: email, sms or push',
    ],
    [
      'a field that is not declared',
      { ...full, profiles: [{ ...profile, fields: { age: 1 } }] },
      'profiles[0].fields.age: is not declared under fields (did you mean "Age"?)',
    ],
    [
      'a value of another type',
      { ...full, profiles: [{ ...profile, fields: { Age: 'x' } }] },
      'profiles[0].fields.Age: is declared as int; profile p1 has another value; found the string "x"',
    ],
    [
      'tags as a text',
      { ...full, profiles: [{ ...profile, fields: { Tags: 'tag-1' } }] },
      'profiles[0].fields.Tags: is declared as tags',
    ],
    [
      'a link with an ident',
      { ...full, link: { url: 'http://x/trg/465e/a@example.com' } },
      'link.url: must end with /trg/ and the hex part, without an ident',
    ],
    [
      'a field that a link may write',
      { ...full, link: { ...full.link, writable: ['order'] } },
      'link.writable[0]: is not declared under fields (did you mean "Order"?)',
    ],
    [
      'an observer of another scheme',
      { ...full, observer: { url: 'ws://x' } },
      'observer.url: must begin with http:// or https://',
    ],
    [
      'no rule',
      { ...least, expectations: { 'matching.nobodi': { expects: 'reject' } } },
      'expectations.matching.nobodi: found "matching.nobodi", which is no rule (did you mean "matching.nobody"?)',
    ],
    [
      'no fault',
      { ...least, expectations: { 'matching.nobody/': { expects: 'open' } } },
      'expectations.matching.nobody/: found no fault behind the "/"',
    ],
    [
      'another expectation',
      { ...least, expectations: { 'matching.nobody': { expects: 'refuse' } } },
      'expected one of accept, reject, open',
    ],
    [
      'an outcome of an envelope rule',
      { ...least, expectations: { 'envelope.parse': { expects: 'reject' } } },
      'envelope.parse holds for every response; it can only be waived, with open',
    ],
    [
      'a rate of 0',
      { ...least, safety: { maxRate: 0 } },
      'safety.maxRate: must be above 0; found the number 0',
    ],
  ];
  it.each(rows)('names %s', (_, data, message) => {
    expect(problems(data)).toContain(`  ${message}`.trimStart());
  });

  it('names all problems at once, each with its place in the file', () => {
    const message = problems(
      { ...least, platform: 'x', tokn: 'y' },
      (path) => `line ${path.length}, column 5`,
    );
    expect(message).toContain('has 2 problems');
    expect(message).toContain('  platform (line 1, column 5): expected one of');
    expect(message).toContain('  tokn (line 1, column 5): unknown key (did you mean "token"?)');
  });

  it('never shows the token, wherever it stands', () => {
    const message = problems({
      ...least,
      name: 7,
      platform: 'secret-token',
      campaigns: { active: 'secret-token' },
    });
    expect(message).not.toContain('secret-token');
    expect(problems({ ...least, baseUrl: 'http://u:pw@x' })).not.toContain('pw');
  });

  it('refuses a file that is nested without end', () => {
    let deep: unknown = {};
    for (let i = 0; i < 50_000; i++) deep = { a: deep };
    expect(problems(deep)).not.toBe('');
  });
});

describe('targetFileSchema', () => {
  const schema = targetFileSchema();
  const validate = new Ajv2020({ strict: false }).compile(schema);

  it('is of draft 2020-12 and takes what targetFrom takes', () => {
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
    expect(validate(least)).toBe(true);
    expect(validate(full)).toBe(true);
  });

  it.each([
    { ...least, tokn: 1 },
    { ...least, platform: 'v71' },
    { ...least, profiles: [] },
    { ...least, resources: [2 ** 24] },
    { ...least, campaigns: {} },
  ])('refuses %j', (data) => {
    expect(validate(data)).toBe(false);
    expect(problems(data)).not.toBe('');
  });
});
