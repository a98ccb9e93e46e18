import type { RuleSubject } from './rules.ts';

/** How a parameter travels as XML: text, nested elements, repeated elements, or JSON as text. */
export type XmlForm = 'text' | 'elements' | 'repeated' | 'json-text';

export interface Parameter {
  readonly name: string;
  readonly api: '1.1' | '1.0';
  readonly type: 'string' | 'integer' | 'integer-or-string' | 'object' | 'array';
  readonly xml: XmlForm;
  /** When it must be there, in words of the page; absent: never. */
  readonly required?: string;
  readonly meaning: string;
  /** The row of the report's matrix that its cases count in. */
  readonly subject: RuleSubject;
}

/** The documented parameters of both versions (the v72 page's tables); adding a parameter starts here. */
export const parameters = [
  { name: 'token', api: '1.1', type: 'string', xml: 'text', required: 'always', subject: 'token', meaning: 'API token' },
  { name: 'id', api: '1.1', type: 'integer-or-string', xml: 'text', required: 'always', subject: 'id', meaning: 'trigger campaign' },
  { name: 'content', api: '1.1', type: 'object', xml: 'elements', subject: 'content', meaning: 'extra content for the template and the content filter' },
  { name: 'attach', api: '1.1', type: 'array', xml: 'repeated', subject: 'attach', meaning: 'files, each {data: data URI with base64, name}' },
  { name: 'custom_data', api: '1.1', type: 'object', xml: 'elements', subject: 'custom_data', meaning: 'data for integration action hooks' },
  { name: 'matching', api: '1.1', type: 'string', xml: 'text', subject: 'matching', meaning: 'how the profile is found: email (default), phone, profile_id, custom', required: 'not when matched by e-mail' },
  { name: 'email', api: '1.1', type: 'string', xml: 'text', subject: 'email', meaning: 'e-mail address', required: 'matching is email or absent' },
  { name: 'phone', api: '1.1', type: 'string', xml: 'text', subject: 'phone', meaning: 'phone number', required: 'matching is phone' },
  { name: 'profile_id', api: '1.1', type: 'string', xml: 'text', subject: 'profile_id', meaning: "the profile's id", required: 'matching is profile_id' },
  { name: 'field_name', api: '1.1', type: 'string', xml: 'text', subject: 'field_name', meaning: 'name of a profile field', required: 'matching is custom' },
  { name: 'field_value', api: '1.1', type: 'integer-or-string', xml: 'text', subject: 'field_value', meaning: "the field's value; for tags a combination", required: 'matching is custom' },
  { name: 'resource_id', api: '1.1', type: 'integer', xml: 'text', subject: 'resource_id', meaning: 'resource, a 24-bit integer' },
  { name: 'custom_request', api: '1.1', type: 'object', xml: 'json-text', subject: 'custom_request', meaning: 'a MongoDB query that finds an audience', required: 'no matching given' },
  { name: 'subscription_filter', api: '1.1', type: 'object', xml: 'elements', subject: 'subscription_filter', meaning: 'which subscription gets the message' },
  { name: 'token', api: '1.0', type: 'string', xml: 'text', subject: 'token', meaning: 'API token' },
  { name: 'id', api: '1.0', type: 'integer-or-string', xml: 'text', subject: 'id', meaning: 'trigger campaign' },
  { name: 'matching', api: '1.0', type: 'string', xml: 'text', subject: 'matching', meaning: 'how the profile is found' },
  { name: 'profile_id', api: '1.0', type: 'string', xml: 'text', subject: 'profile_id', meaning: "the profile's id" },
  { name: 'fields', api: '1.0', type: 'array', xml: 'repeated', subject: 'fields', meaning: 'values for the message, each {name, value, option}' },
] as const satisfies readonly Parameter[];

/** The name of a documented parameter. */
export type ParameterName = (typeof parameters)[number]['name'];
