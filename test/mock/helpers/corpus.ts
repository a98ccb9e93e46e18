import type { RuleId } from '../../../model/rules.ts';
import { acceptPatches } from './accepted.ts';
import { launchCase } from './case.ts';
import type { Case, Patch } from './case.ts';
import { rejectPatches } from './refused.ts';
import { openPatches } from './undocumented.ts';
import { file, query, byPhone, byId, byField, push } from './values.ts';
import { rawCases } from './written.ts';

export { linkCases } from './links.ts';

/** Every request of the tables, in JSON and where it can be said, in XML. */
export const launchCases: readonly Case[] = [
  ...acceptPatches.flatMap(([rule, patches]) =>
    patches.flatMap((patch) => [
      launchCase(rule, 'accept', 'json', patch),
      launchCase(rule, 'accept', 'xml', patch),
    ]),
  ),
  ...rejectPatches.flatMap(([rule, both, onlyJson]) => [
    ...[...both, ...onlyJson].map((patch) => launchCase(rule, 'reject', 'json', patch)),
    ...both.map((patch) => launchCase(rule, 'reject', 'xml', patch)),
  ]),
  ...openPatches.map(([rule, patch]) => launchCase(rule, 'open', 'json', patch)),
  ...rawCases,
];

/** Requests with many parameters at once, and wrong ones among others, where forgetful servers fail. */
export const combinedCases: readonly Case[] = [
  byPhone,
  byId,
  byField,
  query({ CRM_ID: '123420' }),
  { matching: 'email' },
  {},
].flatMap((who) => {
  const all = {
    content: { a: 1 },
    custom_data: { b: 2 },
    attach: [file('a.csv')],
    resource_id: 1,
    subscription_filter: push,
    phone: who['phone'] ?? '+12025550101',
  };
  const wrong: readonly (readonly [RuleId, Patch])[] = [
    ['token.valid', { token: 'other' }],
    ['token.required', { token: undefined }],
    ['id.inactive', { id: 85 }],
  ];
  return [
    launchCase('matching.mode', 'accept', 'json', who, all),
    launchCase('matching.mode', 'accept', 'xml', who, all),
    ...wrong.map(([rule, patch]) => launchCase(rule, 'reject', 'json', who, all, patch)),
  ];
});
