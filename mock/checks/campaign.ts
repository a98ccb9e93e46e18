import type { Json } from '../../model/json.ts';
import type { Call } from '../call.ts';
import { refusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

const missing = refusal('id.required', 400, 'Parameter id is required', 400);
const notNumber = refusal('id.type', 400, 'Parameter id must be a campaign number', 400);
const unknown = refusal('id.unknown', 404, 'Campaign not found');
const inactive = refusal('id.inactive', 403, 'Campaign is not active');

/** The campaign that an id names, as a number or a string of digits. */
export function campaignNumber(id: Json | undefined, integersTaken = true): number | undefined {
  if (typeof id === 'string') return /^\d{1,15}$/.test(id) ? Number(id) : undefined;
  return integersTaken && typeof id === 'number' && Number.isInteger(id) && id >= 0 ? id : undefined;
}

export function checkId(call: Call, world: World): Refusal | undefined {
  const id = call.params['id'];
  if (id === undefined || id === null) return missing;
  return campaignNumber(id, world.capabilities.integerId) === undefined ? notNumber : undefined;
}

export function checkCampaign(call: Call, world: World): Refusal | undefined {
  const number = campaignNumber(call.params['id']);
  const state = number === undefined ? undefined : world.campaigns.get(number);
  if (state === undefined) return unknown;
  return state === 'active' ? undefined : inactive;
}
