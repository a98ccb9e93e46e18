import { z } from 'zod';
import { meaning } from '../json-schema.ts';

/** A parameter that the mode requires: there and not empty (rule matching.requires). */
export const filled = z.string().min(1);

/** A campaign id: a whole number, or digits (rules id.forms, id.type). */
export const campaignId = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/)]);

/** Any object; its values are not looked into, however deep they are. */
export const anyObject = z.record(z.string(), z.unknown());

/** A data URI with base64 (rule attach.item). */
export const dataUri = meaning(
  z
    .string()
    .refine(
      (text) => /^data:[^,]*;base64,/i.test(text) && isBase64(text.slice(text.indexOf(',') + 1)),
      'is no data URI with base64',
    ),
  {
    pattern:
      '^[Dd][Aa][Tt][Aa]:[^,]*;[Bb][Aa][Ss][Ee]64,([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  },
);

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
