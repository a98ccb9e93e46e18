import type { Json } from '../../../model/json.ts';
import type { Patch } from './case.ts';

export const file = (name: string, text = 'HELLO', type = 'text/csv'): Json => ({
  name,
  data: `data:${type};base64,${Buffer.from(text).toString('base64')}`,
});
export const odd: readonly Json[] = [true, 5, 'text', [1]];
export const query = (custom_request: Json): Patch => ({ email: undefined, custom_request });
export const byPhone: Patch = { email: undefined, matching: 'phone', phone: '+12025550101' };
export const byId: Patch = {
  email: undefined,
  matching: 'profile_id',
  profile_id: '6606e08f10bcdd88297057a7',
};
export const custom = (field_name: Json, field_value: Json): Patch => ({
  email: undefined,
  matching: 'custom',
  field_name,
  field_value,
});
export const byField = custom('CRM_ID', '123420');
export const push = { subscription_id: 'PUSH0001CHROME', provider: 'Chrome' };
