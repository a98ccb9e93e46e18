import { isJsonObject } from '../../model/json.ts';
import type { Call } from '../call.ts';
import { refusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';

const content = refusal('content.type', 400, 'Parameter content must be an object', 400);
const customData = refusal('custom_data.type', 400, 'Parameter custom_data must be an object', 400);

const isObjectOrAbsent = (value: unknown): boolean =>
  value === undefined || value === null || isJsonObject(value);

export function checkContent(call: Call): Refusal | undefined {
  return isObjectOrAbsent(call.params['content']) ? undefined : content;
}

export function checkCustomData(call: Call): Refusal | undefined {
  return isObjectOrAbsent(call.params['custom_data']) ? undefined : customData;
}
