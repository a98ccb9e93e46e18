import type { RuleId } from '../../../model/rules.ts';
import type { Patch } from './case.ts';
import { file, query, byPhone, byId, custom, byField, push } from './values.ts';

/** What every accept rule takes, in both formats. */
export const acceptPatches: readonly (readonly [RuleId, readonly Patch[]])[] = [
  ['id.forms', [{ id: 84 }, { id: '84' }, { id: '84', subscription_filter: { email: 'john@example.com' } }]],
  ['matching.default', [{}, { matching: null }, { resource_id: 2 }]],
  ['matching.mode', [{ matching: 'email' }, byPhone, byId, byField]],
  [
    'matching.ignored',
    [
      { phone: '+12025550102' },
      { field_name: 'CRM_ID' },
      { ...byId, email: 'anna.lopez@example.org' },
      { ...byPhone, email: 'taro@example.net' },
      { ...byField, profile_id: 'x' },
    ],
  ],
  [
    'custom.value',
    [custom('Age', 41), custom('Age', '41'), custom('CRM_ID', 123420), custom('CRM_ID', '123420')],
  ],
  ['custom.tags', [custom('Tags', 'vip'), custom('Tags', 'tag-1, tag-2'), custom('Tags', 'tag-2,tag-1')]],
  [
    'resource.range',
    [1, 2, 3, 16_777_215].flatMap((resource_id) => [
      { resource_id },
      { ...byId, resource_id },
      { ...byPhone, resource_id },
      { ...byField, resource_id },
      { ...query({ CRM_ID: '123420' }), resource_id },
    ]),
  ],
  [
    'content.object',
    [
      { content: {} },
      { content: { a: { b: { c: 1, d: 'x' } }, list: [1, 2, 3] } },
      { content: { text: 'Zażółć 日本 🙂 ' } },
      { content: { long: 'x'.repeat(2000), price: 1.5 } },
      { content: { n: 1 }, custom_data: { m: '2' } },
    ],
  ],
  [
    'custom_data.object',
    [{ custom_data: {} }, { custom_data: { a: [{ b: 'c' }] } }, { custom_data: { a: 1 }, resource_id: 1 }],
  ],
  [
    'attach.items',
    [
      { attach: [] },
      { attach: [file('a.csv')] },
      { attach: [file('a.csv'), file('b.txt', 'other')] },
      { attach: [file('日本.txt')] },
      { attach: [file('a.png', 'PNG', 'image/png')] },
      { attach: [file('big.bin', 'x'.repeat(100_000))] },
      { attach: [file('a.csv'), file('b.csv')], custom_data: { a: 1 } },
    ],
  ],
  [
    'request.query',
    [
      query({ CRM_ID: '123420' }),
      query({ email: { $eq: 'john@example.com' } }),
      query({ email: { $in: ['john@example.com', 'taro@example.net'] } }),
      query({
        $and: [{ FirstName: { $ne: 'John' } }, { email: { $in: ['john@example.com', 'taro@example.net'] } }],
      }),
      query({ CRM_ID: '123420', Age: { $nin: [1, 2] } }),
      query({ Age: { $gt: 40, $lt: 50 } }),
      query({ Age: { $gte: 41, $lte: 41 } }),
      query({ Tags: { $all: ['tag-1', 'tag-2'] } }),
      query({ phone: '+12025550101', Order: { $exists: true } }),
      query({ FirstName: { $regex: '^jo', $options: 'i' } }),
      query({ _id: '6606e08f10bcdd88297057a7', Age: { $not: { $gt: 50 } } }),
      query({ $or: [{ FirstName: 'John' }, { FirstName: '太郎' }] }),
      query({ profile_id: '6606e08f10bcdd88297057a7', Verified: true }),
      { ...query({ CRM_ID: '123420' }), content: { a: 1 }, resource_id: 1 },
      { ...query({ CRM_ID: '123420' }), attach: [file('a.csv')] },
    ],
  ],
  [
    'filter.found',
    [
      { subscription_filter: { email: 'john.work@example.org' } },
      { subscription_filter: { phone: '+12025550101' } },
      { subscription_filter: push },
      { subscription_filter: { ...push, not_strict: true } },
      {
        subscription_filter: { phone: '+12025550101', not_strict: false },
        content: { a: 1 },
        resource_id: 1,
      },
    ],
  ],
  [
    'filter.not-strict',
    [
      { subscription_filter: { email: 'nobody@example.com', not_strict: true } },
      { subscription_filter: { subscription_id: 'PUSHX', provider: 'Chrome', not_strict: true } },
    ],
  ],
  ['filter.unused', [{ ...query({ CRM_ID: '123420' }), subscription_filter: { phone: '+12025550199' } }]],
];
