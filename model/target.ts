import type { RuleId } from './rules.ts';
import type { PlatformId, Capabilities } from './platforms.ts';

/** A profile field's type, as the target file declares it. */
export type FieldType = 'string' | 'int' | 'float' | 'bool' | 'date' | 'tags';

/** A profile field's value; a tag field has an array of tags. */
export type FieldValue = string | number | boolean | readonly string[];

export type Channel = 'email' | 'sms' | 'push';

/** Where one profile can be reached; push is named by its subscription and provider. */
export type Subscription =
  | { readonly channel: 'email'; readonly email: string }
  | { readonly channel: 'sms'; readonly phone: string }
  | { readonly channel: 'push'; readonly subscription_id: string; readonly provider: string };

/** What a v1.0 link can identify a profile by (an e-mail's MD5, its XXH64, or the e-mail itself). */
export type IdentKind = 'md5' | 'xxh' | 'email';

export interface Profile {
  readonly profile_id: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly subscriptions: readonly Subscription[];
  /** Given outright where the platform's hash is not the assumed one. */
  readonly idents?: { readonly md5?: string | undefined; readonly xxh?: string | undefined } | undefined;
}

/** What a target file overrides for a rule, or for one fault of it (`rule/fault`). */
export interface ExpectationOverride {
  readonly expects: 'accept' | 'reject' | 'open';
  /** Values of `error` that the response must have one of. */
  readonly errors?: readonly number[] | undefined;
}

/** What the safety guard allows; hosts beyond loopback also need a confirmation on the command line. */
export interface Safety {
  readonly allow: readonly string[];
  /** Requests a second over all workers; absent: no limit on loopback, 10 elsewhere. */
  readonly maxRate?: number | undefined;
  /** Requests of one run; absent: no limit on loopback, 1000 elsewhere. */
  readonly maxRequests?: number | undefined;
  /** Whether queries that could find the whole base may be sent. Default false. */
  readonly everybody: boolean;
}

/** A target as the rest of the harness sees it: validated, its variables filled in, its defaults set. */
export interface Target {
  readonly name: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly platform: PlatformId;
  readonly capabilities: Capabilities;
  /** Capabilities that the target file itself names: these are sure. */
  readonly overridden?: readonly (keyof Capabilities)[];
  readonly token: string;
  readonly deduplication: 'on' | 'off' | 'unknown';
  readonly campaigns: {
    readonly active: number;
    readonly inactive?: number | undefined;
    readonly unknown?: number | undefined;
  };
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly resources: readonly number[];
  readonly profiles: readonly Profile[];
  readonly link?:
    | { readonly url: string; readonly idents: readonly IdentKind[]; readonly writable: readonly string[] }
    | undefined;
  readonly observer?: { readonly url: string; readonly reset: boolean } | undefined;
  readonly expectations: Readonly<Partial<Record<RuleId | `${RuleId}/${string}`, ExpectationOverride>>>;
  readonly safety: Safety;
}
