/** How sure a capability is: the version's own page, another page of the vendor, or our reading of them. */
export type Certainty = 'page' | 'vendor' | 'assumed';

/** Where the value of a capability is known from, and how sure it is. */
export interface Source {
  readonly certainty: Certainty;
  /** A clause for people. */
  readonly from: string;
}

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
  readonly sources: Readonly<Record<keyof Capabilities, Source>>;
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
    xml: { certainty: 'page', from: 'the v72 page shows each request in XML too' },
    links: { certainty: 'page', from: 'the v72 page describes v1.0' },
    bearer: { certainty: 'assumed', from: 'the v72 page names the token parameter only' },
    duplicateHeaderPrefix: {
      certainty: 'assumed',
      from: 'the vendor says that older platforms have X-; since which version they have not is not public',
    },
    integerId: { certainty: 'page', from: 'every example of the v72 page has a bare number' },
    emailProfile: { certainty: 'page', from: 'the v72 page lists four modes' },
    slashOptional: { certainty: 'assumed', from: 'the vendor shows the path both ways' },
  },
};

const inherited = 'as in the version before; which version brought what is not public';

/** A later version as a difference from the one before. No page of these versions is public in whole, so nothing is sure. */
function since(
  before: Platform,
  id: PlatformId,
  changed: Partial<Capabilities>,
  from: Partial<Record<keyof Capabilities, Source>>,
): Platform {
  const sources = Object.fromEntries(
    Object.entries(before.sources).map(([name, source]) => [
      name,
      from[name as keyof Capabilities] ??
        (source.certainty === 'vendor' ? source : { certainty: 'assumed', from: inherited }),
    ]),
  ) as unknown as Platform['sources'];
  return { id, name: id, capabilities: { ...before.capabilities, ...changed }, sources };
}

const v73 = since(
  v72,
  'v73',
  { bearer: true },
  {
    xml: { certainty: 'vendor', from: 'only some of the newer pages list XML' },
    integerId: { certainty: 'vendor', from: 'the Russian page has the id as an integer' },
    bearer: {
      certainty: 'assumed',
      from: 'newer pages take Authorization: Bearer and discourage a token in the URL',
    },
  },
);
const v74 = since(
  v73,
  'v74',
  { emailProfile: true },
  { emailProfile: { certainty: 'assumed', from: 'the Russian page lists a fifth mode, email_profile' } },
);
const v75 = since(v74, 'v75', {}, {});

/** The platform versions named in public, each as data (specification, "Versions of the platform"). */
export const platforms: Readonly<Record<PlatformId, Platform>> = { v72, v73, v74, v75 };

/** The capability that a fault asks after, by rule and fault: where a target has it, the request is no fault. */
const asked: Readonly<Record<string, keyof Capabilities>> = {
  'token.bearer/header': 'bearer',
  'matching.unknown/email-profile': 'emailProfile',
  'transport.slash/no-slash': 'slashOptional',
};

export function capabilityOf(rule: string, fault: string): keyof Capabilities | undefined {
  return asked[`${rule}/${fault}`];
}

/**
 * What a target is expected to do about a capability: undefined where nobody is sure, and what comes is only recorded.
 *
 * A target file's own word is sure; a version's is where a page of the vendor says so.
 */
export function sureOf<K extends keyof Capabilities>(
  target: {
    readonly platform: PlatformId;
    readonly capabilities: Capabilities;
    readonly overridden?: readonly (keyof Capabilities)[] | undefined;
  },
  capability: K,
): Capabilities[K] | undefined {
  const isOwn = target.overridden?.includes(capability) === true;
  const isSure = isOwn || platforms[target.platform].sources[capability].certainty !== 'assumed';
  return isSure ? target.capabilities[capability] : undefined;
}
