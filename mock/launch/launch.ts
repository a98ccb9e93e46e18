import type { Json, JsonObject } from '../../model/json.ts';
import type { FieldValue } from '../../model/target.ts';
import type { Recipient } from '../profiles/member.ts';

/** A file as it came: its data URI is read only when somebody looks. */
export interface Attachment {
  readonly name: string;
  readonly data: string;
}

/** What one accepted request made happen. */
export interface Launch {
  readonly api: '1.1' | '1.0';
  readonly requestId: string | undefined;
  readonly campaign: number;
  readonly recipients: readonly Recipient[];
  readonly content: Json;
  readonly customData: Json;
  readonly attachments: readonly Attachment[] | null;
  /** v1.0: the values used in the message. */
  readonly fields: Readonly<Record<string, FieldValue>> | null;
}

/** The bytes behind a base64 data URI. */
export function bytesOf(attachment: Attachment): Buffer {
  return Buffer.from(attachment.data.slice(attachment.data.indexOf(',') + 1), 'base64');
}

/** An object, or null where there is none. */
export function objectOrNull(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}
