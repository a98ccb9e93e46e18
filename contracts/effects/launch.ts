import { z } from 'zod';
import { HarnessError } from '../../model/errors.ts';
import { listed } from '../words.ts';

const idText = z.union([z.string(), z.number()]).transform(String);
const object = z.record(z.string(), z.unknown());

const recipient = z.object({
  profile_id: idText,
  channel: z.string().optional(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  subscription_id: z.string().nullish(),
  provider: z.string().nullish(),
});

const launch = z.object({
  seq: z.number(),
  /** Empty where the request had none. */
  request_id: z
    .string()
    .nullish()
    .transform((id) => id ?? ''),
  api: z.string().optional(),
  campaign_id: idText,
  recipients: z.array(recipient),
  content: z.unknown().optional(),
  custom_data: z.unknown().optional(),
  attachments: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })).nullish(),
  fields: object.nullish(),
});

const launchPage = z.object({ launches: z.array(launch), next: z.number().optional() });
const observedProfile = z.object({ profile_id: idText, fields: object });

/** A launch as the observer tells it; ids are texts, what it leaves out is undefined. */
export type Launch = Readonly<z.output<typeof launch>>;
export type Recipient = Readonly<z.output<typeof recipient>>;

/** A profile as the observer tells it. */
export type ObservedProfile = Readonly<z.output<typeof observedProfile>>;

/** One answer to `GET {observer}/launches`. */
export interface LaunchPage {
  readonly launches: readonly Launch[];
  /** The SEQ to ask for next. Default: the highest one seen, else 0. */
  readonly next: number;
}

/** The launches in an observer's answer; HarnessError `observer.invalid` where it is none. */
export function parseLaunches(data: unknown): LaunchPage {
  const { launches, next } = parsed(launchPage, data, 'launches');
  return { launches, next: next ?? launches.reduce((highest, { seq }) => Math.max(highest, seq), 0) };
}

/** The profile in an observer's answer; HarnessError `observer.invalid` where it is none. */
export function parseProfile(data: unknown): ObservedProfile {
  return parsed(observedProfile, data, 'a profile');
}

function parsed<T extends z.ZodType>(schema: T, data: unknown, what: string): z.output<T> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const places = result.error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.') || 'the answer'}: ${message}`);
  throw new HarnessError(
    'runNotMade',
    'observer.invalid',
    `The observer's answer is not ${what} as its protocol says (${listed(places)}).`,
    'Mend the observer, or take `observer` out of the target file to check responses only.',
  );
}
