import type { Account } from './account.ts';

type Params = Readonly<Record<string, unknown>>;

/** What a body must get, by a short reading of the page of the kind that a tester writes beside a collection. */
export type Expected = 'accept' | 'reject' | 'either';

const absent = (value: unknown): boolean => value === undefined || value === null || value === '';
const isObject = (value: unknown): value is Params =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const digits = (value: unknown): boolean => typeof value === 'string' && /^\d+$/.test(value);

const keysOf: Readonly<Record<string, readonly string[]>> = {
  email: ['email'],
  phone: ['phone'],
  profile_id: ['profile_id'],
  custom: ['field_name', 'field_value'],
};
const known = [
  ...['token', 'id', 'content', 'attach', 'custom_data', 'matching', 'email', 'phone', 'profile_id'],
  ...['field_name', 'field_value', 'resource_id', 'custom_request', 'subscription_filter'],
];
const dataUri =
  /^data:[\w.+-]+\/[\w.+-]+(;[\w.-]+=[\w.-]+)*;base64,([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Reads a body as the page does; what the page leaves open, and what only the account's data tells, is either. */
export function expected(params: unknown, account: Account): Expected {
  if (!isObject(params)) return 'reject';
  const parts: readonly Expected[] = [
    whoAsks(params, account),
    whomItMeans(params, account),
    resource(params['resource_id'], account),
    objects(params),
    attachments(params['attach']),
    filter(params['subscription_filter']),
    Object.keys(params).every((key) => known.includes(key)) ? 'accept' : 'either',
  ];
  if (parts.includes('reject')) return 'reject';
  return parts.includes('either') ? 'either' : 'accept';
}

function whoAsks({ token, id }: Params, account: Account): Expected {
  if (token !== account.token) return 'reject';
  return id === account.campaign || id === String(account.campaign) ? 'accept' : 'reject';
}

function whomItMeans(params: Params, account: Account): Expected {
  const { matching, custom_request: query } = params;
  if (absent(matching)) {
    if (matching !== undefined) return 'either';
    if (!absent(query)) return isObject(query) ? 'either' : 'reject';
  } else if (typeof matching !== 'string') return 'reject';
  const mode = absent(matching) ? 'email' : String(matching);
  const keys = keysOf[mode];
  if (keys === undefined) return keysOf[mode.trim().toLowerCase()] === undefined ? 'reject' : 'either';
  const values = keys.map((key) => params[key]);
  if (values.some(absent)) return 'reject';
  const wrongType = keys.some((key) => {
    const value = params[key];
    return typeof value !== 'string' && !(key === 'field_value' && Number.isInteger(value));
  });
  if (wrongType) return 'reject';
  if (mode === 'custom' && !account.fields.includes(String(values[0]))) return 'reject';
  if (query !== undefined) return isObject(query) ? 'either' : 'reject';
  return isKnown(mode, values, account) && othersAreWellFormed(params, keys) ? 'accept' : 'either';
}

function isKnown(mode: string, [first, second]: readonly unknown[], account: Account): boolean {
  if (mode === 'custom') return first === 'CRM_ID' && account.crmIds.includes(String(second));
  const list = { email: account.emails, phone: account.phones, profile_id: account.profileIds }[mode];
  return list?.includes(String(first)) ?? false;
}

function othersAreWellFormed(params: Params, used: readonly string[]): boolean {
  return Object.values(keysOf)
    .flat()
    .filter((key) => !used.includes(key) && params[key] !== undefined)
    .every((key) => (typeof params[key] === 'string' && params[key] !== '') || key === 'field_value');
}

function resource(value: unknown, account: Account): Expected {
  if (value === undefined) return 'accept';
  if (value === null || value === 0 || digits(value)) return 'either';
  if (typeof value === 'string') return 'reject';
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) >= 2 ** 24) return 'reject';
  return account.resources.includes(Number(value)) ? 'accept' : 'either';
}

function objects(params: Params): Expected {
  const values = ['content', 'custom_data'].map((key) => params[key]).filter((value) => value !== undefined);
  if (values.includes(null)) return 'either';
  return values.every(isObject) ? 'accept' : 'reject';
}

function attachments(value: unknown): Expected {
  if (value === undefined) return 'accept';
  if (value === null) return 'either';
  if (!Array.isArray(value)) return 'reject';
  const items = value.map((item: unknown): Expected => {
    if (!isObject(item)) return 'reject';
    const { data, name } = item;
    if (typeof name !== 'string' || name === '' || typeof data !== 'string') return 'reject';
    if (!data.startsWith('data:')) return 'reject';
    return dataUri.test(data) && !/[\\/\r\n]/.test(name) && Object.keys(item).length === 2
      ? 'accept'
      : 'either';
  });
  if (items.includes('reject')) return 'reject';
  return items.includes('either') ? 'either' : 'accept';
}

function filter(value: unknown): Expected {
  if (value === undefined) return 'accept';
  if (value === null) return 'either';
  if (!isObject(value)) return 'reject';
  const { not_strict: notStrict, ...keys } = value;
  if (notStrict !== undefined && typeof notStrict !== 'boolean') return 'reject';
  if (Object.values(keys).some((one) => typeof one !== 'string')) return 'either';
  // Whether another subscription fits is what only the account's data tells.
  return notStrict === true ? 'accept' : 'either';
}
