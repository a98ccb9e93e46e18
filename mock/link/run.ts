import type { Call } from '../call.ts';
import { checkLinkToken } from '../checks/token.ts';
import { readParameters } from '../format/read.ts';
import { firstRefusal, record } from '../launch/run.ts';
import { defaultSubscription } from '../profiles/subscriptions.ts';
import { refusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { applyFields, checkFields } from './fields.ts';

const wrongMethod = refusal('link.method', 405, 'Method not allowed', 405);
const unknownLink = refusal('link.unknown', 404, 'Link not found', 404);
const nobody = refusal('link.nobody', 404, 'Profile not found');

/** The two parts of `/trg/{hex}/{ident}`. */
function partsOf(path: string): readonly [string, string] {
  const [hex = '', ident = ''] = path.slice('/trg/'.length).split('/');
  try {
    return [hex.toLowerCase(), decodeURIComponent(ident)];
  } catch {
    return [hex.toLowerCase(), ident];
  }
}

const checkMethod = (call: Call): Refusal | undefined =>
  call.method === 'POST' || call.method === 'GET' ? undefined : wrongMethod;

const checkLink = (call: Call, world: World): Refusal | undefined =>
  world.links.has(partsOf(call.path)[0]) ? undefined : unknownLink;

const checkBody = (call: Call): Refusal | undefined =>
  call.method === 'GET' ? undefined : readParameters(call);

const checks = [checkMethod, checkLink, checkBody, checkLinkToken, checkFields];

/** Runs one v1.0 request. Returns why it launched nothing, when it did not. */
export function runLink(call: Call, world: World): Refusal | undefined {
  const refused = firstRefusal(call, world, checks);
  if (refused !== undefined) return refused;
  world.faults?.read(call, world);
  const [hex, ident] = partsOf(call.path);
  const member = world.directory.byIdent(ident);
  const subscription = member === undefined ? undefined : defaultSubscription(member);
  if (member === undefined || subscription === undefined) {
    return call.forgiven || world.faults?.forgets(nobody, call, world) === true ? undefined : nobody;
  }
  const refusedAnyway = world.faults?.refuses(call, world);
  if (refusedAnyway !== undefined) return refusedAnyway;
  const found = [{ member, subscription }];
  const launch = {
    api: '1.0' as const,
    requestId: call.requestId,
    campaign: world.links.get(hex) ?? 0,
    recipients: world.faults?.recipients(found, call, world) ?? found,
    content: null,
    customData: null,
    attachments: null,
    fields: applyFields(call, member, world),
  };
  record(launch, call, world);
  return undefined;
}
