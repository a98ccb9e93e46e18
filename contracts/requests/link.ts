import { z } from 'zod';
import { campaignId, filled } from './parts.ts';

/** 0: only where the profile's field is empty; 1: in the message; 2: also in the profile (rule link.option). */
const option = z.union([z.literal(0), z.literal(1), z.literal(2)]);

/** The value is of the field's type, which only the target knows. */
const value = z.union([z.string(), z.number(), z.boolean()]);

/** The body of a v1.0 POST as the page has it (rule link.post). */
export const linkRequestSchema = z.strictObject({
  token: filled,
  id: campaignId,
  matching: z.literal('profile_id'),
  profile_id: filled,
  fields: z.array(z.strictObject({ name: filled, value, option })).optional(),
});
export type LinkRequest = z.output<typeof linkRequestSchema>;
