import type { Finding } from '../../model/judgement.ts';
import { listed } from '../words.ts';
import type { Recipient } from './launch.ts';

/** Rule effect.recipients: exactly the profiles that the request names, and none by the same way twice. */
export function checkRecipients(wanted: readonly string[], recipients: readonly Recipient[]): Finding[] {
  const found = new Set(recipients.map(({ profile_id: id }) => id));
  const missing = wanted.filter((id) => !found.has(id));
  const surplus = [...found].filter((id) => !wanted.includes(id));
  const twice = recipients.length - new Set(recipients.map(wayOf)).size;
  const problems = [
    ...(missing.length > 0 ? [`${few(missing)} got no message`] : []),
    ...(surplus.length > 0 ? [`${few(surplus)} got one without being named`] : []),
    ...(twice > 0 ? [`${twice} got the same one twice`] : []),
  ];
  if (problems.length === 0) return [];
  const got = listed(problems);
  return [
    {
      rule: 'effect.recipients',
      expected: `a message to ${few(wanted)}`,
      got,
      message: `Of the profiles, ${got}.`,
    },
  ];
}

function few(ids: readonly string[]): string {
  if (ids.length === 0) return 'nobody';
  const shown = ids.slice(0, 3).map((id) => id.slice(0, 60));
  return ids.length > 3 ? `${shown.join(', ')} and ${ids.length - 3} more` : listed(shown);
}

function wayOf(recipient: Recipient): string {
  const { profile_id: id, channel, email, phone, subscription_id: subscription, provider } = recipient;
  return JSON.stringify([id, channel, email, phone, subscription, provider]);
}
