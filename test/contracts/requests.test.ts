import { describe, expect, it } from 'vitest';
import { launchRequestSchema, linkRequestSchema } from '../../contracts/index.ts';

const base = { token: 't', id: 84 };
const file = { data: 'data:text/csv;base64,SEVMTE8K', name: '日本.txt' };
const byEmail = { ...base, email: 'john@example.com' };

const launches: readonly object[] = [
  byEmail,
  { ...byEmail, matching: 'email', id: '5511' },
  { ...base, matching: 'phone', phone: '+79000000000', email: 'ignored@example.com' },
  {
    ...base,
    matching: 'profile_id',
    profile_id: '6606e08f10bcdd88297057a7',
    attach: [file, file],
    content: { a: [1] },
  },
  { ...base, matching: 'custom', field_name: 'CRM_ID', field_value: 123420 },
  {
    ...base,
    custom_request: { Custom_ID: { $in: ['a', 'b'] }, $or: [{ a: 1 }, { b: { $not: { $regex: 'x' } } }] },
  },
  { ...base, custom_request: { a: { b: 1 } }, subscription_filter: { email: 'a@example.com' } },
  { ...byEmail, attach: [], custom_data: {}, resource_id: 2 ** 24 - 1 },
  { ...byEmail, subscription_filter: { subscription_id: 'S', provider: 'Chrome', not_strict: true } },
  { ...byEmail, subscription_filter: { phone: '+79106135133', not_strict: false } },
];

const wrongLaunches: readonly object[] = [
  {},
  base,
  { ...byEmail, token: '' },
  { ...byEmail, token: 7 },
  { ...byEmail, id: null },
  { ...byEmail, id: -1 },
  { ...byEmail, id: 1.5 },
  { ...byEmail, id: 'x' },
  { ...byEmail, email: '' },
  { ...byEmail, matching: 'Email' },
  { ...byEmail, matching: 'phone' },
  { ...base, matching: 'custom', field_name: 'A' },
  { ...base, matching: 'custom', field_name: 'A', field_value: true },
  { ...byEmail, resource_id: 0 },
  { ...byEmail, resource_id: 2 ** 24 },
  { ...byEmail, resource_id: '1' },
  { ...byEmail, content: [] },
  { ...byEmail, custom_data: 'x' },
  { ...byEmail, attach: file },
  { ...byEmail, attach: [{ name: 'a' }] },
  { ...byEmail, attach: [{ ...file, name: '' }] },
  { ...byEmail, attach: [{ ...file, data: 'data:text/csv;base64,!' }] },
  { ...byEmail, attach: [{ ...file, data: 'SEVMTE8K' }] },
  { ...byEmail, subscription_filter: {} },
  { ...byEmail, subscription_filter: { email: 'a', phone: 'b' } },
  { ...byEmail, subscription_filter: { email: 'a', not_strict: 'true' } },
  { ...byEmail, undocumented: 1 },
  { ...byEmail, custom_request: { a: 1 } },
  { ...base, matching: 'email', custom_request: { a: 1 } },
  { ...base, custom_request: [] },
  { ...base, custom_request: { $where: 'x' } },
  { ...base, custom_request: { a: { $function: {} } } },
  { ...base, custom_request: { a: { $in: 'x' } } },
  { ...base, custom_request: { $and: {} } },
  { ...base, custom_request: { a: { $exists: 'yes' } } },
];

const link = { ...base, matching: 'profile_id', profile_id: 'p' };
const field = { name: 'FirstName', value: 'Jason', option: 0 };

describe('launchRequestSchema', () => {
  it.each(launches)('takes %j', (request) =>
    expect(launchRequestSchema.safeParse(request).success).toBe(true),
  );
  it.each(wrongLaunches)('refuses %j', (request) => {
    expect(launchRequestSchema.safeParse(request).success).toBe(false);
  });
  it('refuses a query that is nested without end', () => {
    let deep: unknown = { a: 1 };
    for (let i = 0; i < 20_000; i++) deep = { $and: [deep] };
    expect(launchRequestSchema.safeParse({ ...base, custom_request: deep }).success).toBe(false);
  });
});

describe('linkRequestSchema', () => {
  it.each([link, { ...link, fields: [] }, { ...link, fields: [field, { ...field, value: 7, option: 2 }] }])(
    'takes %j',
    (request) => expect(linkRequestSchema.safeParse(request).success).toBe(true),
  );
  it.each([
    { ...link, token: undefined },
    { ...link, fields: field },
    { ...link, fields: [{ ...field, option: 3 }] },
    { ...link, fields: [{ ...field, option: '1' }] },
    { ...link, fields: [{ ...field, value: {} }] },
    { ...link, fields: [{ name: 'a', value: 'b' }] },
    { ...link, email: 'a@example.com' },
  ])('refuses %j', (request) => expect(linkRequestSchema.safeParse(request).success).toBe(false));
});
