import { randomFrom } from '../../model/random.ts';
import type { Subscription } from '../../model/target.ts';
import type { Member } from './member.ts';

const letters = Array.from('abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789');
const profilesPerGroup = 50;
/** 100 fictitious numbers (555-0100 to 0199) in each area code from 203 to 999. */
const phoneCount = 797 * 100;

const phoneOf = (i: number): string | undefined =>
  i < phoneCount ? `+1${203 + Math.floor(i / 100)}55501${String(i % 100).padStart(2, '0')}` : undefined;

/**
 * Seeded profiles for tests of volume.
 *
 * None shares a value with a built-in profile, so a request that names one of those finds nobody else.
 */
export function baseMembers(count: number, seed: number): Member[] {
  const random = randomFrom(seed);
  const members: Member[] = [];
  for (let i = 0; i < count; i++) {
    const email = `reader${i}@example.org`;
    const phone = phoneOf(i);
    let code = 'base-';
    for (let j = 0; j < 12; j++) code += random.pick(letters);
    const subscriptions: Subscription[] = [{ channel: 'email', email }];
    if (phone !== undefined && i % 3 === 0) subscriptions.push({ channel: 'sms', phone });
    members.push({
      id: `ba5e${(seed >>> 0).toString(16).padStart(8, '0')}${i.toString(16).padStart(12, '0')}`,
      email,
      phone,
      fields: {
        CRM_ID: `8${String(i).padStart(9, '0')}`,
        Custom_ID: code,
        Tags: [`group-${Math.floor(i / profilesPerGroup)}`],
        FirstName: `Reader ${i}`,
      },
      subscriptions,
      idents: undefined,
    });
  }
  return members;
}
