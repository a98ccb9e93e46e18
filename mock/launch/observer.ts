import { createHash } from 'node:crypto';
import type { Json } from '../../model/json.ts';
import { prepare } from '../envelope.ts';
import type { Prepared } from '../envelope.ts';
import type { Recipient } from '../profiles/member.ts';
import type { World } from '../world.ts';
import { bytesOf } from './launch.ts';
import type { Attachment, Launch } from './launch.ts';

const defaultLimit = 1000;
const maxLimit = 10_000;

const json = (status: number, value: Json): Prepared =>
  prepare(status, 'application/json', JSON.stringify(value));

function attachmentView(attachment: Attachment): Json {
  const bytes = bytesOf(attachment);
  return {
    name: attachment.name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

const recipientView = ({ member, subscription }: Recipient): Json => ({
  profile_id: member.id,
  ...subscription,
});

function launchView([seq, launch]: [number, Launch]): Json {
  return {
    seq,
    request_id: launch.requestId ?? null,
    api: launch.api,
    campaign_id: String(launch.campaign),
    recipients: launch.recipients.map(recipientView),
    content: launch.content,
    custom_data: launch.customData,
    attachments: launch.attachments?.map(attachmentView) ?? null,
    fields: launch.fields,
  };
}

/** A number of the query string; the fallback when it is none. */
function numberOf(query: URLSearchParams, name: string, fallback: number): number {
  const value = Number(query.get(name) ?? fallback);
  return Number.isSafeInteger(value) && value >= 0 ? value : fallback;
}

function launches(world: World, query: URLSearchParams): Prepared {
  const limit = Math.min(numberOf(query, 'limit', defaultLimit), maxLimit);
  const page = world.launches.after(numberOf(query, 'after', 0), limit);
  return json(200, { launches: page.launches.map(launchView), next: page.next });
}

function profile(world: World, id: string): Prepared {
  const member = world.directory.byId(id);
  if (member === undefined) return json(404, { error: 'no such profile' });
  const { email = null, phone = null, fields, subscriptions } = member;
  return json(200, {
    profile_id: member.id,
    email,
    phone,
    fields,
    subscriptions: subscriptions.map((s) => ({ ...s })),
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Forgets everything that happened: launches, writes, first answers, what faults remember. */
export function resetWorld(world: World): void {
  world.launches.clear();
  world.directory.reset();
  world.duplicates.clear();
  world.faults?.reset();
}

/** Answers the observer protocol; `path` begins behind `/observer`. */
export function observe(world: World, method: string, path: string, query: string): Prepared {
  if (path === '/launches' && method === 'GET') return launches(world, new URLSearchParams(query));
  if (path.startsWith('/profiles/') && method === 'GET') return profile(world, decode(path.slice(10)));
  if (path === '/reset' && method === 'POST') {
    resetWorld(world);
    return json(200, { reset: true });
  }
  return json(404, { error: 'not a part of the observer protocol' });
}
