/** How sure a capability is: `vendor` said so in public, `assumed` is our reading. */
export type Certainty = 'page' | 'vendor' | 'assumed';

export type PlatformId = 'v72' | 'v73' | 'v74' | 'v75';

/** What a platform version can do; a target file overrides any of them. */
export interface Capabilities {
  /** XML requests are taken. */
  readonly xml: boolean;
  /** v1.0 links are served. */
  readonly links: boolean;
  /** `Authorization: Bearer TOKEN` is taken instead of the `token` parameter. */
  readonly bearer: boolean;
  /** The duplicate headers carry the older `X-` prefix. */
  readonly duplicateHeaderPrefix: '' | 'X-';
  /** The id may be sent as an integer. */
  readonly integerId: boolean;
  /** A fifth matching mode, `email_profile`, is known. */
  readonly emailProfile: boolean;
  /** The path without its last slash is served as well. */
  readonly slashOptional: boolean;
}

export interface Platform {
  readonly id: PlatformId;
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Where each capability's value comes from (specification, "Versions of the platform"). */
  readonly sources: Readonly<Record<keyof Capabilities, Certainty>>;
}

const v72: Platform = {
  id: 'v72',
  name: 'v72 (2025.2)',
  capabilities: {
    xml: true,
    links: true,
    bearer: false,
    duplicateHeaderPrefix: '',
    integerId: true,
    emailProfile: false,
    slashOptional: true,
  },
  sources: {
    xml: 'page',
    links: 'page',
    bearer: 'assumed',
    duplicateHeaderPrefix: 'vendor',
    integerId: 'page',
    emailProfile: 'page',
    slashOptional: 'vendor',
  },
};

/** A later version as a difference from the one before; all of it assumed, because which version brought what is not public. */
function since(before: Platform, id: PlatformId, changed: Partial<Capabilities>): Platform {
  const sources = { ...before.sources };
  for (const key of Object.keys(changed) as (keyof Capabilities)[]) sources[key] = 'assumed';
  return { id, name: id, capabilities: { ...before.capabilities, ...changed }, sources };
}

const v73 = since(v72, 'v73', { bearer: true });
const v74 = since(v73, 'v74', { emailProfile: true });
const v75 = since(v74, 'v75', {});

/** The platform versions named in public, each as data (specification, "Versions of the platform"). */
export const platforms: Readonly<Record<PlatformId, Platform>> = { v72, v73, v74, v75 };

/** The capability that a fault asks after, by rule and fault: where a target has it, the request is no fault. */
const asked: Readonly<Record<string, keyof Capabilities>> = {
  'token.bearer/header': 'bearer',
  'matching.mode/email-profile': 'emailProfile',
  'transport.slash/no-slash': 'slashOptional',
};

export function capabilityOf(rule: string, fault: string): keyof Capabilities | undefined {
  return asked[`${rule}/${fault}`];
}
