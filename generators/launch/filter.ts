import type { JsonObject } from '../../model/json.ts';
import type { Channel, Profile, Subscription } from '../../model/target.ts';
import { omit } from '../omit.ts';
import { levelOf, randomOf, type Scene } from '../scene.ts';
import { hex, nobodysEmail, nobodysPhone } from '../values/reserved.ts';
import { launchFacts } from './facts.ts';
import { profileOf } from './profile.ts';

/** A `subscription_filter` without `not_strict`: the subscription that it names. */
export function filterValue(subscription: Subscription): JsonObject {
  return omit({ ...subscription }, 'channel');
}

/** A profile's subscriptions of a channel. */
export function subscriptionsOf(profile: Profile, channel: Channel): readonly Subscription[] {
  return profile.subscriptions.filter((subscription) => subscription.channel === channel);
}

/** The channel that a level of `filter` is about, and whether the profile lacks the subscription. */
export function filterLevel(level: string): { readonly channel: Channel; readonly other: boolean } {
  return { channel: level.replace('-other', '') as Channel, other: level.endsWith('-other') };
}

/** The subscription that the assignment's filter names; undefined without a filter. */
export function filterOf(scene: Scene): JsonObject | undefined {
  const level = levelOf(scene.assignment, 'filter');
  if (level === 'absent') return undefined;
  const { channel, other } = filterLevel(level);
  const { profile } = profileOf(scene);
  const random = randomOf(scene, 'filter');
  return filterValue(
    other ? missing(scene, profile, channel) : random.pick(subscriptionsOf(profile, channel)),
  );
}

/** A subscription of a channel that the profile does not have: another profile's, or nobody's. */
export function missing(scene: Scene, profile: Profile, channel: Channel): Subscription {
  const random = randomOf(scene, 'filter');
  const own = new Set(subscriptionsOf(profile, channel).map(addressOf));
  const { profiles } = launchFacts(scene.target);
  const first = random.below(profiles.length);
  for (let offset = 0; offset < Math.min(profiles.length, 16); offset++) {
    const other = profiles[(first + offset) % profiles.length]?.profile;
    const found =
      other && subscriptionsOf(other, channel).find((candidate) => !own.has(addressOf(candidate)));
    if (found !== undefined) return found;
  }
  switch (channel) {
    case 'email':
      return { channel, email: nobodysEmail(scene.target, random) };
    case 'sms':
      return { channel, phone: nobodysPhone(scene.target, random) };
    case 'push':
      return { channel, subscription_id: `NOBODY${hex(random, 12).toUpperCase()}`, provider: 'Chrome' };
  }
}

function addressOf(subscription: Subscription): string {
  switch (subscription.channel) {
    case 'email':
      return subscription.email.toLowerCase();
    case 'sms':
      return subscription.phone;
    case 'push':
      return subscription.subscription_id;
  }
}
