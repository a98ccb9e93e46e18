import type { Case } from '../../model/case.ts';
import type { Finding } from '../../model/judgement.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Profile, Target } from '../../model/target.ts';
import { described } from '../words.ts';
import type { Launch } from './launch.ts';
import { sameFromXml } from './same.ts';

/** Rule effect.fields: the message uses the values that the options say, and none that they do not. */
export function checkUsed(testCase: Case, used: JsonObject, launch: Launch, target: Target): Finding[] {
  const fields = launch.fields ?? {};
  const profile = target.profiles.find(({ profile_id: id }) => testCase.launch?.recipients[0] === id);
  const ignored = sentFields(testCase).filter(
    (field) => !Object.hasOwn(used, field.name) && isIgnored(field, profile, target),
  );
  return [
    ...differences(used, fields, 'used in the message'),
    ...ignored
      .filter(({ name, value }) => Object.hasOwn(fields, name) && sameValue(value, fields[name]))
      .map(({ name, value }) => ignoredFinding(name, value)),
  ];
}

interface SentField {
  readonly name: string;
  readonly value: Json;
  readonly option: Json | undefined;
}

/** A value is surely not used where the field is unknown, or where option 0 meets a value. */
function isIgnored(
  { name, value, option }: SentField,
  profile: Profile | undefined,
  { fields }: Target,
): boolean {
  if (!Object.hasOwn(fields, name)) return true;
  const before = profile === undefined ? undefined : own(profile.fields, name);
  const filled = before !== undefined && before !== '' && !sameValue(before, value);
  return option === 0 && filled;
}

/** A profile's fields as the observer tells them. */
export type ObservedFields = Readonly<Record<string, unknown>>;

/** Rule effect.fields: option 2, and only it, writes to the profile. Without `before` only what was written is checked. */
export function checkWritten(
  testCase: Case,
  before: ObservedFields | undefined,
  after: ObservedFields,
): Finding[] {
  const written = testCase.launch?.fields?.written ?? {};
  const others = Object.entries(before ?? {}).filter(([name]) => !Object.hasOwn(written, name));
  return [
    ...differences(written, after, 'written to the profile'),
    ...checkKept(Object.fromEntries(others), after),
  ];
}

/** Rule effect.fields: what nothing may write to is as it was before. */
export function checkKept(before: ObservedFields, after: ObservedFields): Finding[] {
  return Object.entries(before)
    .filter(([name, value]) => !sameValue(value, own(after, name)))
    .map(([name, value]) => finding(name, value, own(after, name), 'kept in the profile'));
}

function differences(wanted: JsonObject, found: Readonly<Record<string, unknown>>, where: string): Finding[] {
  return Object.entries(wanted)
    .filter(([name, value]) => !sameValue(value, own(found, name)))
    .map(([name, value]) => finding(name, value, own(found, name), where));
}

/** Values become what their field's type makes of them, so they are compared up to text, tags as a list. */
function sameValue(a: unknown, b: unknown): boolean {
  return sameFromXml(a, b) || (tagsOf(a) !== undefined && tagsOf(a) === tagsOf(b));
}

function tagsOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map((tag) => String(tag).trim()).join(',');
  if (typeof value !== 'string') return undefined;
  return value
    .split(',')
    .map((tag) => tag.trim())
    .join(',');
}

function sentFields({ request }: Case): SentField[] {
  const fields = request.parameters?.['fields'];
  const items: readonly Json[] = Array.isArray(fields) ? (fields as readonly Json[]) : [];
  return items.flatMap((item) => {
    if (!isJsonObject(item) || typeof item['name'] !== 'string') return [];
    return [{ name: item['name'], value: item['value'] ?? null, option: item['option'] }];
  });
}

function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function finding(name: string, wanted: unknown, found: unknown, where: string): Finding {
  const field = JSON.stringify(name.slice(0, 60));
  return {
    rule: 'effect.fields',
    expected: `${field}: ${described(wanted)} ${where}`,
    got: described(found),
    message: `Of the field ${field}, ${described(wanted)} should be ${where}, but it is ${described(found)}.`,
  };
}

function ignoredFinding(name: string, value: unknown): Finding {
  const field = JSON.stringify(name.slice(0, 60));
  return {
    rule: 'effect.fields',
    expected: `${field}: the request's value ignored`,
    got: described(value),
    message: `Of the field ${field}, the request's value should be ignored, but ${described(value)} was used in the message.`,
  };
}
