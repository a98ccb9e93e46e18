import type { FieldValue, Profile, Subscription } from '../../model/target.ts';

type Fail = (key: string, problem: string) => Error;
type Entry = Record<string, unknown>;

const channels = {
  email: ['email'],
  sms: ['phone'],
  push: ['subscription_id', 'provider'],
} as const;

function objectOf(value: unknown, key: string, fail: Fail): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fail(key, 'must be an object');
  return value as Entry;
}

function textOf(entry: Entry, name: string, key: string, fail: Fail): string {
  const value = entry[name];
  if (typeof value === 'string' && value !== '') return value;
  throw fail(`${key}.${name}`, 'must be a text that is not empty');
}

const optionalText = (entry: Entry, name: string, fail: Fail): string | undefined =>
  entry[name] === undefined || entry[name] === null ? undefined : textOf(entry, name, '', fail);

function isFieldValue(value: unknown): value is FieldValue {
  if (Array.isArray(value)) return value.every((tag) => typeof tag === 'string');
  return (
    ['string', 'boolean'].includes(typeof value) || (typeof value === 'number' && Number.isFinite(value))
  );
}

function fieldsOf(entry: Entry, fail: Fail): Record<string, FieldValue> {
  const fields = objectOf(entry['fields'] ?? {}, '.fields', fail);
  const read: [string, FieldValue][] = Object.entries(fields).map(([name, value]) => {
    if (!isFieldValue(value))
      throw fail(`.fields.${name}`, 'must be a text, a number, a boolean or a list of tags');
    return [name, value];
  });
  return Object.fromEntries(read);
}

function subscriptionOf(value: unknown, key: string, fail: Fail): Subscription {
  const entry = objectOf(value, key, fail);
  const { channel } = entry;
  if (channel !== 'email' && channel !== 'sms' && channel !== 'push') {
    throw fail(`${key}.channel`, 'must be email, sms or push');
  }
  const texts = channels[channel].map((name) => [name, textOf(entry, name, key, fail)]);
  return { channel, ...Object.fromEntries(texts) } as Subscription;
}

function identsOf(entry: Entry, fail: Fail): Profile['idents'] {
  if (entry['idents'] === undefined) return undefined;
  const idents = objectOf(entry['idents'], '.idents', fail);
  return { md5: optionalText(idents, 'md5', fail), xxh: optionalText(idents, 'xxh', fail) };
}

/** Reads one profile of the target file's shape; `fail` makes the error for a key of it. */
export function profileOf(value: unknown, fail: Fail): Profile {
  const entry = objectOf(value, '', fail);
  const subscriptions = entry['subscriptions'] ?? [];
  if (!Array.isArray(subscriptions)) throw fail('.subscriptions', 'must be a list');
  return {
    profile_id: textOf(entry, 'profile_id', '', fail),
    email: optionalText(entry, 'email', fail),
    phone: optionalText(entry, 'phone', fail),
    fields: fieldsOf(entry, fail),
    subscriptions: subscriptions.map((item, i) => subscriptionOf(item, `.subscriptions[${i}]`, fail)),
    idents: identsOf(entry, fail),
  };
}
