import { targetFrom } from '../../../contracts/index.ts';
import type { Target } from '../../../model/target.ts';

export const secretToken = 'Zq7"<&secret-9fX';

/** A target with two profiles, at any address. */
export function smallTarget(baseUrl = 'http://127.0.0.1:8080', more: Record<string, unknown> = {}): Target {
  return targetFrom({
    name: 'small',
    baseUrl,
    platform: 'v72',
    token: secretToken,
    deduplication: 'on',
    campaigns: { active: 84, unknown: 999_999 },
    fields: { CRM_ID: 'string', Age: 'int', Tags: 'tags' },
    resources: [1, 2],
    profiles: [
      {
        profile_id: '6606e08f10bcdd88297057a7',
        email: 'john@example.com',
        phone: '+12025550101',
        fields: { CRM_ID: '123420', Age: 41, Tags: ['tag-1', 'tag-2'] },
        subscriptions: [{ channel: 'email', email: 'john@example.com' }],
      },
      {
        profile_id: '6606e08f10bcdd88297057a8',
        email: 'jane@example.com',
        phone: '+12025550102',
        fields: { CRM_ID: '123421', Age: 42, Tags: ['tag-1'] },
        subscriptions: [{ channel: 'sms', phone: '+12025550102' }],
      },
    ],
    ...more,
  });
}
