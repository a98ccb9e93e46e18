import type { Call } from '../call.ts';
import { refusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

const outOfBounds = refusal(
  'resource.bounds',
  400,
  'Parameter resource_id must be an integer from 1 to 16777215',
  400,
);
const unknown = refusal('resource.form', 404, 'Resource not found');

const limit = 2 ** 24;

export function checkResource(call: Call, world: World): Refusal | undefined {
  const value = call.params['resource_id'];
  if (value === undefined || value === null) return undefined;
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
  const number = isNumber ? Number(value) : Number.NaN;
  if (!Number.isInteger(number) || number < 0 || number >= limit) return outOfBounds;
  return world.resources.has(number) ? undefined : unknown;
}
