import { isJsonObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Call } from '../call.ts';
import { defaultSubscription } from '../profiles/subscriptions.ts';
import type { FaultEntry } from './fault.ts';
import { does, forgets, launchesWrong, refuses } from './make.ts';
import { all, has, mode, not, value } from './when.ts';
import type { When } from './when.ts';

const filter = (holds: (filter: Readonly<Record<string, Json>>) => boolean): When =>
  value('subscription_filter', (sent) => isJsonObject(sent) && holds(sent));
const strictness =
  (strict: boolean) =>
  (call: Call): void => {
    const sent = call.params['subscription_filter'];
    if (isJsonObject(sent))
      call.params = { ...call.params, subscription_filter: { ...sent, not_strict: !strict } };
  };

/** Faults in the choice of a subscription. */
export const filterFaults: readonly FaultEntry[] = [
  refuses(
    'filter-email-refused',
    'filter.found',
    ['subscription_filter'],
    'A filter by e-mail is refused.',
    all(
      not(mode('request')),
      filter(({ email }) => email !== undefined),
    ),
  ),
  refuses(
    'filter-sms-refused',
    'filter.found',
    ['subscription_filter'],
    'A filter by phone is refused.',
    all(
      not(mode('request')),
      filter(({ phone }) => phone !== undefined),
    ),
  ),
  refuses(
    'filter-push-refused',
    'filter.found',
    ['subscription_filter'],
    'A filter by push subscription is refused.',
    all(
      not(mode('request')),
      filter(({ subscription_id: id }) => id !== undefined),
    ),
  ),
  does(
    'filter-always-strict',
    'filter.not-strict',
    ['subscription_filter'],
    'not_strict true is taken for false.',
    {
      when: filter((sent) => sent['not_strict'] === true),
      read: strictness(true),
    },
  ),
  refuses(
    'filter-with-query-refused',
    'filter.unused',
    ['custom_request', 'subscription_filter'],
    'A filter beside custom_request is refused.',
    all(mode('request'), has('subscription_filter')),
  ),
  forgets(
    'filter-not-checked',
    'filter.type',
    ['subscription_filter'],
    'Any subscription_filter is accepted.',
  ),
  forgets(
    'filter-not-strict-not-checked',
    'filter.type',
    ['subscription_filter'],
    'A not_strict that is no boolean is accepted.',
    filter((sent) => typeof sent['not_strict'] !== 'boolean' && sent['not_strict'] !== undefined),
  ),
  forgets(
    'filter-text-accepted',
    'filter.type',
    ['subscription_filter'],
    'A subscription_filter that is a string is accepted.',
    value('subscription_filter', (sent) => typeof sent === 'string'),
  ),
  forgets(
    'filter-key-type-not-checked',
    'filter.type',
    ['subscription_filter'],
    'A key of a filter that is no string is accepted.',
    filter(({ not_strict: sent }) => sent === undefined || typeof sent === 'boolean'),
  ),
  forgets(
    'filter-not-checked-for-profile-id',
    'filter.type',
    ['subscription_filter', 'matching', 'profile_id'],
    'Any subscription_filter is accepted with matching profile_id.',
    mode('profile_id'),
  ),
  launchesWrong(
    'filter-ignored',
    'effect.subscription',
    ['subscription_filter'],
    'The message goes through the default subscription, whatever the filter names.',
    {
      when: has('subscription_filter'),
      recipients: (found) =>
        found.map(({ member, subscription }) => ({
          member,
          subscription: defaultSubscription(member) ?? subscription,
        })),
    },
  ),
  launchesWrong(
    'filter-never-strict',
    'effect.subscription',
    ['subscription_filter'],
    'A strict filter falls back on another subscription.',
    {
      when: filter((sent) => sent['not_strict'] !== true),
      read: strictness(false),
    },
  ),
  launchesWrong(
    'filter-not-strict-sends-nothing',
    'effect.subscription',
    ['subscription_filter'],
    'With not_strict true, nobody gets the message.',
    {
      when: filter((sent) => sent['not_strict'] === true),
      launches: (launch) => [{ ...launch, recipients: [] }],
    },
  ),
];
