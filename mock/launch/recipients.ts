import { isJsonObject } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Params } from '../call.ts';
import { modeOf } from '../checks/matching.ts';
import type { Directory } from '../profiles/directory.ts';
import type { Member, Recipient } from '../profiles/member.ts';
import { defaultSubscription, filteredSubscription } from '../profiles/subscriptions.ts';
import { findByQuery } from '../query/find.ts';
import { isQuery } from '../query/operators.ts';
import { refusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';

const nobodyMatched = refusal('matching.nobody', 404, 'Profile not found');
const nobodyFound = refusal('request.nobody', 404, 'No profile found by the query');
const noSubscription = refusal('filter.strict', 404, 'Subscription not found');

const one = (member: Member | undefined): readonly Member[] => (member === undefined ? [] : [member]);

/** Those who have all tags of a combination such as `tag-1, tag-2`. */
function byTags(directory: Directory, name: string, combination: string): readonly Member[] {
  const tags = combination.split(',').flatMap((tag) => tag.trim() || []);
  const [first, ...others] = tags;
  if (first === undefined) return [];
  return directory.byField(name, first).filter(({ fields }) => {
    const had = fields[name];
    return Array.isArray(had) && others.every((tag) => had.includes(tag));
  });
}

function byField(directory: Directory, name: string, value: Json | undefined): readonly Member[] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  return directory.fieldTypes[name] === 'tags'
    ? byTags(directory, name, String(value))
    : directory.byField(name, value);
}

/** The profiles that a request names; takes even what a check should have refused. */
function membersOf(params: Params, directory: Directory): readonly Member[] {
  const { email, phone, profile_id: id, field_name: name, custom_request: request } = params;
  switch (modeOf(params) ?? 'email') {
    case 'email':
      return one(typeof email === 'string' ? directory.byEmail(email) : undefined);
    case 'phone':
      return one(typeof phone === 'string' ? directory.byPhone(phone) : undefined);
    case 'profile_id':
      return one(typeof id === 'string' ? directory.byId(id) : undefined);
    case 'custom':
      return typeof name === 'string' ? byField(directory, name, params['field_value']) : [];
    case 'request':
      return isJsonObject(request) && isQuery(request) ? findByQuery(directory, request) : [];
  }
}

function filterOf(params: Params): JsonObject | undefined {
  const filter = params['subscription_filter'];
  return isJsonObject(filter) && modeOf(params) !== 'request' ? filter : undefined;
}

const defaults = new WeakMap<Member, Recipient>();

/** The same object each time: the log keeps one for every launch. */
function reachedByDefault(member: Member): Recipient | undefined {
  const known = defaults.get(member);
  if (known !== undefined) return known;
  const subscription = defaultSubscription(member);
  if (subscription === undefined) return undefined;
  const recipient = { member, subscription };
  defaults.set(member, recipient);
  return recipient;
}

function reachedThrough(member: Member, filter: JsonObject): Recipient | undefined {
  const subscription = filteredSubscription(member, filter);
  return subscription && { member, subscription };
}

/** Who gets the message and through which subscription; a refusal when nobody does. */
export function recipientsOf(params: Params, directory: Directory): readonly Recipient[] | Refusal {
  const members = membersOf(params, directory);
  const filter = filterOf(params);
  const recipients: Recipient[] = [];
  for (const member of members) {
    const recipient = filter === undefined ? reachedByDefault(member) : reachedThrough(member, filter);
    if (recipient !== undefined) recipients.push(recipient);
  }
  if (recipients.length > 0) return recipients;
  if (members.length > 0) return noSubscription;
  return modeOf(params) === 'request' ? nobodyFound : nobodyMatched;
}
