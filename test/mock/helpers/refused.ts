import type { RuleId } from '../../../model/rules.ts';
import { defaultToken } from '../../../mock/account.ts';
import type { Patch } from './case.ts';
import { file, odd, query, byPhone, byId, custom, byField } from './values.ts';

/** What every reject rule refuses; the second list only in JSON, where types differ. */
export const rejectPatches: readonly (readonly [RuleId, readonly Patch[], readonly Patch[]])[] = [
  ['token.required', [{ token: undefined }, { token: '' }], [{ token: null }]],
  [
    'token.valid',
    [
      { token: 'other' },
      { token: defaultToken.slice(0, -1) },
      { token: `${defaultToken}x` },
      { token: defaultToken.toLowerCase() },
    ],
    [],
  ],
  [
    'token.type',
    [{ token: { a: 'b' } }],
    [{ token: 5 }, { token: true }, { token: [defaultToken] }, { token: {} }],
  ],
  ['id.required', [{ id: undefined }], [{ id: null }]],
  [
    'id.type',
    [{ id: 'abc' }, { id: '8.5' }, { id: '-84' }, { id: { a: 'b' } }],
    [{ id: true }, { id: [84] }, { id: 84.5 }, { id: -84 }, { id: {} }],
  ],
  ['id.unknown', [{ id: 999_999 }, { id: '999999' }, { ...byPhone, id: 999_999 }], []],
  ['id.inactive', [{ id: 85 }, { ...query({ CRM_ID: '123420' }), id: 85 }], []],
  [
    'matching.unknown',
    [{ matching: 'crm' }, { matching: 'email_profile' }, { matching: 'crm', content: { a: 1 } }],
    [],
  ],
  [
    'matching.type',
    [{ matching: { a: 'b' } }],
    odd.filter((value) => typeof value !== 'string').map((matching) => ({ matching })),
  ],
  [
    'matching.requires',
    [
      { email: undefined },
      { email: '' },
      { matching: 'email', email: undefined },
      { ...byPhone, phone: undefined },
      { ...byPhone, phone: '' },
      { ...byId, profile_id: undefined },
      { ...byField, field_name: undefined },
      { ...byField, field_value: undefined },
      { ...byField, field_value: '', email: 'john@example.com' },
      { ...byField, field_value: undefined, email: 'john@example.com' },
      { matching: 'phone' },
    ],
    [{ email: null }, { ...byField, field_name: null }],
  ],
  [
    'matching.type-of-key',
    [{ email: { a: 'b' } }],
    [
      { email: 5 },
      { ...byPhone, phone: 12_025_550_101 },
      { ...byId, profile_id: ['x'] },
      { ...byField, field_name: 7 },
    ],
  ],
  [
    'custom.value-type',
    [custom('Age', { a: 'b' })],
    [custom('Age', true), custom('Age', [41]), { ...custom('Tags', ['tag-1']), resource_id: 1 }],
  ],
  [
    'custom.unknown-field',
    [custom('NoSuchField', 'x'), custom('__proto__', 'x'), custom('toString', 'x')],
    [],
  ],
  [
    'resource.bounds',
    [
      { resource_id: -1 },
      { resource_id: 2 ** 24 },
      { resource_id: 1.5 },
      { resource_id: 'abc' },
      { resource_id: { a: 'b' } },
      { ...byPhone, resource_id: -1 },
      { resource_id: -1, attach: [] },
    ],
    [{ resource_id: true }, { resource_id: [1] }, { resource_id: '' }, { resource_id: '1e3' }],
  ],
  [
    'content.type',
    [{ content: 'text' }, { content: 'text', custom_data: { a: 1 } }],
    [{ content: 5 }, { content: [1] }, { content: false }, { content: '' }],
  ],
  ['custom_data.type', [{ custom_data: 'text' }], [{ custom_data: [{}] }, { custom_data: 0 }]],
  [
    'attach.type',
    [{ attach: 'text' }],
    [
      { attach: { name: 'a', data: 'b' } },
      { attach: 5 },
      { attach: [5] },
      { attach: [null] },
      { attach: [[file('a')]] },
    ],
  ],
  [
    'attach.item',
    [
      { attach: [{ name: 'a.csv' }] },
      { attach: [{ data: 'data:;base64,AAAA' }] },
      { attach: [{ name: '', data: 'data:;base64,AAAA' }] },
      { attach: [{ name: 'a', data: 'AAAA' }] },
      { attach: [{ name: 'a', data: 'data:text/csv,AAAA' }] },
      { attach: [{ name: 'a', data: 'data:text/csv;base64,A*AA' }] },
      { attach: [{ name: 'a', data: 'data:text/csv;base64,AAA' }] },
      { attach: [file('a'), { name: 'b', data: 'x' }] },
      { attach: [{ name: 'a' }], content: { a: 1 } },
    ],
    [{ attach: [{ name: 5, data: 'data:;base64,AAAA' }] }, { attach: [{ name: 'a', data: 5 }] }],
  ],
  ['request.type', [], [query('text'), query([{ a: 1 }]), query(5), query(true)]],
  [
    'request.operator',
    [
      query({ Age: { $near: 1 } }),
      query({ $where: 'sleep(1000)' }),
      query({ Age: { $function: { body: 'x' } } }),
      query({ $expr: { $gt: ['$Age', 1] } }),
      query({ email: { $in: 'john@example.com' } }),
      query({ $and: {} }),
      query({ $or: [] }),
      query({ Age: { $not: 5 } }),
      query({ FirstName: { $regex: '(' } }),
      query({ FirstName: { $regex: 5 } }),
      query({ $or: [{ Age: { $gt: 1, $foo: 2 } }] }),
      query({ Age: { $gt: [1] } }),
      query({ Age: { $gt: 1, other: 2 } }),
      { ...query({ Age: { $bounded: ['x', ''] } }), resource_id: 1 },
    ],
    [],
  ],
  [
    'filter.type',
    [
      { subscription_filter: 'text' },
      { subscription_filter: { email: 'john@example.com', not_strict: 'maybe' } },
      { ...byId, subscription_filter: 'text' },
    ],
    [
      { subscription_filter: [1] },
      { subscription_filter: { email: 'john@example.com', not_strict: 1 } },
      { subscription_filter: { email: 5 } },
      { subscription_filter: { phone: true, not_strict: true } },
    ],
  ],
];
