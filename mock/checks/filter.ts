import { isJsonObject } from '../../model/json.ts';
import type { Call } from '../call.ts';
import { refusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';

const notObject = refusal('filter.type', 400, 'Parameter subscription_filter must be an object', 400);
const notBoolean = refusal('filter.type', 400, 'Parameter not_strict must be a boolean', 400);
const notText = refusal('filter.type', 400, 'A key of subscription_filter must be a string', 400);

const textKeys = ['subscription_id', 'provider', 'email', 'phone'] as const;

export function checkFilter(call: Call): Refusal | undefined {
  const filter = call.params['subscription_filter'];
  if (filter === undefined || filter === null) return undefined;
  if (!isJsonObject(filter)) return notObject;
  const strictness = filter['not_strict'];
  if (strictness !== undefined && typeof strictness !== 'boolean') return notBoolean;
  for (const key of textKeys) {
    const value = filter[key];
    if (value !== undefined && typeof value !== 'string') return notText;
  }
  return undefined;
}
