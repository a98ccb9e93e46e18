import { z } from 'zod';
import { platforms, type Capabilities, type PlatformId } from '../../model/platforms.ts';
import { meaning } from '../json-schema.ts';
import { oneOf, strict } from './strict.ts';

const platformIds = Object.keys(platforms) as [PlatformId, ...PlatformId[]];
const whole = ({ input }: { readonly input?: unknown }): string | undefined =>
  input === undefined ? undefined : 'expected an integer';
const filled = z.string().min(1, 'must not be empty');
const campaign = z.int({ error: whole }).min(1, 'campaign ids begin with 1');
/** A resource is a 24-bit integer (rule resource.range). */
const resource = z
  .int({ error: whole })
  .min(1, 'must be from 1 to 16777215')
  .max(2 ** 24 - 1, 'must be from 1 to 16777215');
const httpUrl = meaning(
  z.string().superRefine((text, context) => {
    const problem = problemOfUrl(text);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  }),
  { pattern: '^([Hh][Tt][Tt][Pp][Ss]?://[^?#@/][^?#@]*|.*\\$\\{.*)$' },
);

function problemOfUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return 'is no URL; write it as https://host';
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'must begin with http:// or https://';
  if (url.username !== '' || url.password !== '')
    return 'must not hold credentials; the token has a key of its own';
  if (text.includes('?') || text.includes('#')) return 'must have neither a query nor a fragment';
  return undefined;
}

const fieldTypes = ['string', 'int', 'float', 'bool', 'date', 'tags'] as const;

const subscription = z.discriminatedUnion(
  'channel',
  [
    strict({ channel: z.literal('email'), email: filled }),
    strict({ channel: z.literal('sms'), phone: filled }),
    strict({ channel: z.literal('push'), subscription_id: filled, provider: filled }),
  ],
  'expected a channel: email, sms or push',
);

const profile = strict({
  profile_id: filled.describe("The profile's id, such as 6606e08f10bcdd88297057a7."),
  email: filled.optional(),
  phone: filled.optional(),
  fields: z
    .record(
      z.string(),
      z.union(
        [z.string(), z.number(), z.boolean(), z.array(z.string())],
        'expected a text, a number, a boolean or a list of tags',
      ),
    )
    .default({}),
  subscriptions: z.array(subscription).default([]),
  idents: strict({
    md5: z
      .string()
      .regex(/^[0-9a-fA-F]{32}$/, 'expected 32 hex digits')
      .optional(),
    xxh: z
      .string()
      .regex(/^[0-9a-fA-F]+$/, 'expected hex digits')
      .optional(),
  })
    .optional()
    .describe("What a v1.0 link identifies the profile by, where it is not the e-mail's MD5 and XXH64."),
});

const capabilities = strict({
  xml: z.boolean().optional().describe('XML requests are taken.'),
  links: z.boolean().optional().describe('v1.0 links are served.'),
  bearer: z.boolean().optional().describe('Authorization: Bearer TOKEN is taken.'),
  duplicateHeaderPrefix: oneOf('', 'X-').optional(),
  integerId: z.boolean().optional().describe('The id may be sent as an integer.'),
  emailProfile: z.boolean().optional().describe('The matching mode email_profile is known.'),
  slashOptional: z.boolean().optional().describe("The path's last slash may be left out."),
} satisfies Record<keyof Capabilities, z.ZodType>);

const override = strict({
  expects: oneOf('accept', 'reject', 'open'),
  errors: z
    .array(z.int({ error: whole }))
    .min(1, 'name at least one error, or leave the list out')
    .optional(),
});

/** The target file as it is written; defaults are filled in, what spans several keys is checked in cross-checks.ts. */
export const targetFile = strict({
  $schema: z.string().optional().describe('Where the JSON Schema of target files is, for editors; not read.'),
  name: filled.optional().describe("How reports call the target. Default: the base URL's host."),
  baseUrl: httpUrl.describe('Where the API is: http(s)://host, without the path.'),
  platform: oneOf(...platformIds)
    .default('v72')
    .describe('The version whose capabilities hold.'),
  capabilities: capabilities.default({}).describe("Overrides of the platform's capabilities."),
  token: meaning(
    filled.refine((text) => text.trim() === text, 'must not begin or end with white space'),
    { pattern: '^\\S([\\s\\S]*\\S)?$' },
  ).describe('The API token; write ${ALTCRAFT_TOKEN} and keep it in the environment.'),
  deduplication: oneOf('on', 'off', 'unknown').default('unknown'),
  campaigns: strict({
    active: campaign,
    inactive: campaign.optional(),
    unknown: campaign.optional(),
  }).describe('Trigger campaigns; rules whose campaign is left out are skipped.'),
  fields: z
    .record(z.string(), oneOf(...fieldTypes))
    .default({})
    .describe('The profile fields and their types.'),
  resources: z.array(resource).default([]).describe('Known resources, 1 to 16777215.'),
  profiles: z.array(profile).min(1, 'at least one profile is needed'),
  link: strict({
    url: httpUrl.describe('The v1.0 link without its ident: http(s)://host/trg/HEX.'),
    idents: z
      .array(oneOf('md5', 'xxh', 'email'))
      .min(1, 'name at least one kind of ident')
      .default(['md5', 'xxh', 'email']),
    writable: z.array(z.string()).default([]).describe('Fields that option 2 may write to.'),
  }).optional(),
  observer: strict({
    url: httpUrl.describe('Where launches can be seen (observer protocol).'),
    reset: z.boolean().default(false).describe('Whether POST reset may be sent.'),
  }).optional(),
  expectations: z.record(z.string(), override).default({}).describe('Overrides by rule, or by rule/fault.'),
  safety: strict({
    allow: z.array(filled).default([]).describe('Hosts beyond loopback that may be sent to.'),
    maxRate: z.number().positive('must be above 0').optional().describe('Requests a second.'),
    maxRequests: z
      .int({ error: whole })
      .min(1, 'must be at least 1')
      .optional()
      .describe('Requests of one run.'),
    everybody: z.boolean().default(false).describe('Whether a query may find the whole base.'),
  }).default({ allow: [], everybody: false }),
});

/** The target file with its defaults. */
export type TargetFile = z.output<typeof targetFile>;
