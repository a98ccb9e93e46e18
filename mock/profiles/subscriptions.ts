import type { JsonObject } from '../../model/json.ts';
import type { Channel, Subscription } from '../../model/target.ts';
import type { Member } from './member.ts';

const preference: readonly Channel[] = ['email', 'sms', 'push'];

/** The subscription that gets a message when nothing names one: e-mail, then SMS, then push. */
export function defaultSubscription(member: Member): Subscription | undefined {
  for (const channel of preference) {
    const found = member.subscriptions.find((subscription) => subscription.channel === channel);
    if (found !== undefined) return found;
  }
  return undefined;
}

const same = (wanted: unknown, actual: string): boolean =>
  typeof wanted === 'string' && wanted.trim().toLowerCase() === actual.toLowerCase();

function fits(subscription: Subscription, filter: JsonObject): boolean {
  if (subscription.channel === 'email') return same(filter['email'], subscription.email);
  if (subscription.channel === 'sms') return same(filter['phone'], subscription.phone);
  const { subscription_id: id, provider } = filter;
  if (id === undefined && provider === undefined) return false;
  return (
    (id === undefined || id === subscription.subscription_id) &&
    (provider === undefined || same(provider, subscription.provider))
  );
}

function channelOf(filter: JsonObject): Channel | undefined {
  if (filter['email'] !== undefined) return 'email';
  if (filter['phone'] !== undefined) return 'sms';
  return filter['subscription_id'] !== undefined || filter['provider'] !== undefined ? 'push' : undefined;
}

/** The subscription that a filter names; undefined when the profile lacks it and the filter is strict. */
export function filteredSubscription(member: Member, filter: JsonObject): Subscription | undefined {
  const channel = channelOf(filter);
  if (channel === undefined) return defaultSubscription(member);
  const found = member.subscriptions.find((subscription) => fits(subscription, filter));
  if (found !== undefined || filter['not_strict'] !== true) return found;
  const related = member.subscriptions.find((subscription) => subscription.channel === channel);
  return related ?? defaultSubscription(member);
}
