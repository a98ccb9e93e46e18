import fc from 'fast-check';
import type { Account } from '../account.ts';

type Body = Readonly<Record<string, unknown>>;

/** Mostly right, sometimes wrong: a body in which everything is wrong tells nothing of the second fault. */
const mostly = (right: fc.Arbitrary<unknown>, ...wrong: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ arbitrary: right, weight: 12 }, { arbitrary: fc.constantFrom(...wrong), weight: 1 });

const object = fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.integer(), fc.boolean()), {
  maxKeys: 4,
});

const attachment = fc.record({
  data: mostly(
    fc
      .uint8Array({ maxLength: 32, minLength: 1 })
      .map((bytes) => `data:text/csv;base64,${Buffer.from(bytes).toString('base64')}`),
    'no data URI',
    7,
  ),
  name: mostly(
    fc.oneof(
      fc.stringMatching(/^[a-z]{1,8}\.csv$/),
      fc.string({ unit: 'grapheme', minLength: 1 }).map((name) => name.replace(/[\\/\r\n]/g, '_')),
    ),
    '',
    7,
  ),
});

/** Bodies of requests: every parameter may be there or not, each with values right and wrong. */
export function bodies(account: Account): fc.Arbitrary<Body> {
  const optional = {
    matching: mostly(fc.constantFrom('email', 'phone', 'profile_id', 'custom'), 'nickname', 1, true),
    email: mostly(fc.constantFrom(...account.emails), '', null, 5),
    phone: mostly(fc.constantFrom(...account.phones), '', null, 5),
    profile_id: mostly(fc.constantFrom(...account.profileIds), '', null, 5),
    field_name: mostly(fc.constant('CRM_ID'), '', 'NoSuchField', 5),
    field_value: mostly(fc.constantFrom(...account.crmIds), '', null, true),
    resource_id: mostly(fc.constantFrom(...account.resources), -1, 2 ** 24, 1.5, true, 'one'),
    content: mostly(object, 'text', 1, []),
    custom_data: mostly(object, 'text', 1, []),
    attach: mostly(fc.array(attachment, { maxLength: 3 }), 'text', {}, [1]),
    subscription_filter: mostly(
      fc.constantFrom(
        { email: account.emails[0], not_strict: true },
        { phone: account.phones[0], not_strict: true },
      ),
      'text',
      { not_strict: 'yes' },
    ),
  };
  return fc.record(
    {
      token: mostly(fc.constant(account.token), '', 'another', 7, null),
      id: mostly(
        fc.constantFrom(account.campaign, String(account.campaign)),
        ...account.otherCampaigns,
        true,
        'x',
      ),
      ...optional,
    },
    // A token or an id is missing seldom enough by being null; `requiredKeys` would leave both out half of the time.
    { requiredKeys: ['token', 'id'] },
  );
}
