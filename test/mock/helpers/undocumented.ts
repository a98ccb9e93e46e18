import type { RuleId } from '../../../model/rules.ts';
import type { Patch } from './case.ts';
import { query, byPhone } from './values.ts';

/** What the documents leave open. */
export const openPatches: readonly (readonly [RuleId, Patch])[] = [
  ['matching.form', { matching: '' }],
  ['matching.form', { matching: 'Email' }],
  ['matching.nobody', { email: 'nobody@example.com' }],
  ['matching.nobody', { email: 'nobody@example.com', phone: '+12025550102' }],
  ['request.nobody', query({ CRM_ID: 'none' })],
  ['request.everybody', query({})],
  ['request.with-key', { custom_request: { CRM_ID: '123420' } }],
  ['request.with-key', { ...byPhone, custom_request: { $where: '1' } }],
  ['resource.form', { resource_id: '2' }],
  ['resource.form', { resource_id: 0 }],
  ['resource.form', { resource_id: 777 }],
  ['filter.strict', { subscription_filter: { email: 'nobody@example.com' } }],
  ['filter.form', { subscription_filter: {} }],
  [
    'filter.form',
    { subscription_filter: { email: 'john@example.com', phone: '+12025550101', color: 'red' } },
  ],
  ['attach.form', { attach: [{ name: '../a\n', data: 'data:;base64,', extra: 1 }] }],
  ['extra.parameter', { color: 'red', content: null, attach: null }],
];
