import type { ExpectedLaunch } from '../../model/case.ts';
import type { Finding } from '../../model/judgement.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Subscription, Target } from '../../model/target.ts';
import type { Recipient } from './launch.ts';

/**
 * Rule effect.subscription: a subscription that the profile has is the one that gets the message; of one that it
 * has not, another gets it only where the filter is lenient.
 */
export function checkSubscription(
  { value, lenient }: NonNullable<ExpectedLaunch['subscription']>,
  recipients: readonly Recipient[],
  target: Target,
): Finding[] {
  const other = recipients.find(
    (recipient) => !isNamedBy(value, recipient) && !(lenient && !hasIt(recipient, value, target)),
  );
  return other === undefined ? [] : [wrongWay(value, other)];
}

/** Rule filter.strict: through a subscription that the profile has not, nothing gets to it. */
export function checkStrict(filter: Json | undefined, recipients: readonly Recipient[]): Finding[] {
  if (!isJsonObject(filter)) return [];
  const other = recipients.find((recipient) => !isNamedBy(filter, recipient));
  return other === undefined ? [] : [wrongWay(filter, other)];
}

/** A filter that lets no subscription at all get the message. */
export function nobodyReached(filter: JsonObject): Finding {
  const wanted = wayNamed(filter);
  return {
    rule: 'effect.subscription',
    expected: `a message through the subscription ${wanted}, or another where not_strict`,
    got: 'no recipient',
    message: `The filter names the subscription ${wanted}, and the message went to nobody.`,
  };
}

function wayNamed(filter: JsonObject): string {
  return wayOf({
    email: filter['email'],
    phone: filter['phone'],
    subscription_id: filter['subscription_id'],
  });
}

function wrongWay(filter: JsonObject, recipient: Recipient): Finding {
  const wanted = wayNamed(filter);
  const got = wayOf(recipient);
  return {
    rule: 'effect.subscription',
    expected: `the subscription ${wanted}`,
    got,
    message: `The filter names the subscription ${wanted}, but the message went to ${got}.`,
  };
}

function wayOf({
  email,
  phone,
  subscription_id: id,
}: { readonly [key in 'email' | 'phone' | 'subscription_id']?: unknown }): string {
  const way = text(id) || text(email) || text(phone);
  return way === '' ? 'of no known address' : JSON.stringify(way.slice(0, 80));
}

function hasIt({ profile_id: id }: Recipient, filter: JsonObject, { profiles }: Target): boolean {
  const profile = profiles.find(({ profile_id }) => profile_id === id);
  return profile?.subscriptions.some((subscription) => isNamedBy(filter, subscription)) ?? false;
}

/** Tells whether a filter's keys are those of a subscription; addresses are compared as people read them. */
function isNamedBy(filter: JsonObject, way: Recipient | Subscription): boolean {
  const { subscription_id: id, provider, email, phone } = { ...way } as Readonly<Record<string, unknown>>;
  if (filter['subscription_id'] !== undefined) {
    return (
      text(filter['subscription_id']) === text(id) &&
      (!provider || !filter['provider'] || folded(filter['provider']) === folded(provider))
    );
  }
  if (filter['email'] !== undefined) return folded(filter['email']) === folded(email);
  if (filter['phone'] !== undefined) return digits(filter['phone']) === digits(phone);
  return true;
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const folded = (value: unknown): string => text(value).trim().toLowerCase();
const digits = (value: unknown): string => text(value).replace(/\D/g, '');
