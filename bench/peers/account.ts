import type { Target } from '../../model/target.ts';

/** What a tester knows of the account, as the peers' own oracles use it. */
export interface Account {
  readonly token: string;
  readonly campaign: number;
  readonly otherCampaigns: readonly number[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly profileIds: readonly string[];
  readonly fields: readonly string[];
  readonly crmIds: readonly string[];
  readonly resources: readonly number[];
}

const present = <T>(value: T | undefined): value is T => value !== undefined;

export function accountOf({ token, campaigns, profiles, fields, resources }: Target): Account {
  return {
    token,
    campaign: campaigns.active,
    otherCampaigns: [campaigns.inactive, campaigns.unknown].filter(present),
    emails: profiles.map(({ email }) => email).filter(present),
    phones: profiles.map(({ phone }) => phone).filter(present),
    profileIds: profiles.map((profile) => profile.profile_id),
    fields: Object.keys(fields),
    crmIds: profiles.map((profile) => String(profile.fields['CRM_ID'])),
    resources,
  };
}
