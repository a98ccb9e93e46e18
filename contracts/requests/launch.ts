import { z } from 'zod';
import { meaning } from '../json-schema.ts';
import { queryReference } from '../openapi/query.ts';
import { anyObject, campaignId, dataUri, filled } from './parts.ts';
import { queryProblem } from './query.ts';

const notStrict = z.boolean().optional();
const subscriptionFilter = z.union([
  z.strictObject({ subscription_id: filled, provider: filled, not_strict: notStrict }),
  z.strictObject({ email: filled, not_strict: notStrict }),
  z.strictObject({ phone: filled, not_strict: notStrict }),
]);

/** What every mode takes alike. */
export const common = {
  token: filled,
  id: campaignId,
  content: anyObject.optional(),
  attach: z.array(z.strictObject({ data: dataUri, name: filled })).optional(),
  custom_data: anyObject.optional(),
  resource_id: z
    .int()
    .min(1)
    .max(2 ** 24 - 1)
    .optional(),
  subscription_filter: subscriptionFilter.optional(),
};

/** What other modes require may be there too, well-formed (rule matching.ignored). */
const besideQuery = {
  phone: z.string().optional(),
  profile_id: z.string().optional(),
  field_name: z.string().optional(),
  field_value: z.union([z.int(), z.string()]).optional(),
};

const fieldValue = z.union([z.int(), filled]);
const ignorable = { ...besideQuery, email: z.string().optional() };

const byEmail = z.strictObject({
  ...common,
  ...ignorable,
  matching: z.literal('email').optional(),
  email: filled,
});
const byPhone = z.strictObject({ ...common, ...ignorable, matching: z.literal('phone'), phone: filled });
const byProfileId = z.strictObject({
  ...common,
  ...ignorable,
  matching: z.literal('profile_id'),
  profile_id: filled,
});
const byField = z.strictObject({
  ...common,
  ...ignorable,
  matching: z.literal('custom'),
  field_name: filled,
  field_value: fieldValue,
});

const query = meaning(
  z.unknown().superRefine((value, context) => {
    const problem = queryProblem(value);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: `custom_request ${problem}` });
  }),
  queryReference,
);

/** An audience: neither matching nor email is given (rule request.query). */
const byQuery = z.strictObject({ ...common, ...besideQuery, custom_request: query });

/** The ways to name who gets the message, each a closed object. */
export const launchModes = { byEmail, byPhone, byProfileId, byField, byQuery } as const;

/**
 * A v1.1 request as the page has it, without anything that the documents leave open.
 *
 * One object schema each mode of matching, and one for custom_request in place of them.
 */
export const launchRequestSchema = z.union([
  byQuery,
  z.discriminatedUnion('matching', [byEmail, byPhone, byProfileId, byField]),
]);
export type LaunchRequest = z.output<typeof launchRequestSchema>;
