import type { FieldValue, Profile, Subscription } from '../../model/target.ts';

/** A profile as the mock keeps it; its fields can be written to. */
export interface Member {
  readonly id: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  fields: Readonly<Record<string, FieldValue>>;
  readonly subscriptions: readonly Subscription[];
  /** Hashes that the profile was given outright. */
  readonly idents: Profile['idents'];
}

/** A profile of a target file as a member. */
export function memberOf(profile: Profile): Member {
  return {
    id: profile.profile_id,
    email: profile.email,
    phone: profile.phone,
    fields: profile.fields,
    subscriptions: profile.subscriptions,
    idents: profile.idents,
  };
}

/** One who gets a message, and how. */
export interface Recipient {
  readonly member: Member;
  readonly subscription: Subscription;
}
