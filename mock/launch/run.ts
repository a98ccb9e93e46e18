import { isJsonObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Call } from '../call.ts';
import { checkAttach } from '../checks/attach.ts';
import { campaignNumber, checkCampaign, checkId } from '../checks/campaign.ts';
import { checkContent, checkCustomData } from '../checks/content.ts';
import { checkFilter } from '../checks/filter.ts';
import { checkField, checkKeys, checkMatching } from '../checks/matching.ts';
import { checkRequest } from '../checks/request.ts';
import { checkResource } from '../checks/resource.ts';
import { checkToken } from '../checks/token.ts';
import { readParameters } from '../format/read.ts';
import { refusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { objectOrNull } from './launch.ts';
import type { Attachment, Launch } from './launch.ts';
import { recipientsOf } from './recipients.ts';

type Check = (call: Call, world: World) => Refusal | undefined;

const wrongMethod = refusal('transport.method', 405, 'Method not allowed', 405);
const noXml = refusal('transport.xml', 400, 'XML is not taken by this platform', 400);

const checkMethod: Check = (call) => (call.method === 'POST' ? undefined : wrongMethod);

const checkEncoding: Check = (call, world) =>
  call.format === 'xml' && !world.capabilities.xml ? noXml : undefined;

const checks: readonly Check[] = [
  checkToken,
  checkId,
  checkMatching,
  checkKeys,
  checkField,
  checkResource,
  checkContent,
  checkCustomData,
  checkAttach,
  checkRequest,
  checkFilter,
  checkCampaign,
];

/** The first refusal of these checks that no fault makes the mock forget. */
export function firstRefusal(call: Call, world: World, list: readonly Check[]): Refusal | undefined {
  for (const check of list) {
    const refused = check(call, world);
    if (refused === undefined) continue;
    if (world.faults?.forgets(refused, call, world) !== true) return refused;
    call.forgiven = true;
  }
  return undefined;
}

function attachmentsOf(attach: Json | undefined): readonly Attachment[] | null {
  if (!Array.isArray(attach)) return null;
  return (attach as readonly Json[]).flatMap((item) => {
    if (!isJsonObject(item)) return [];
    const { name, data } = item;
    return typeof name === 'string' && typeof data === 'string' ? [{ name, data }] : [];
  });
}

/** Writes a launch to the log, as the active faults would have it. */
export function record(launch: Launch, call: Call, world: World): void {
  const { params, body } = call;
  const kept = params['content'] ?? params['custom_data'] ?? params['attach'] ?? params['fields'];
  const bytes = kept === undefined || kept === null ? 0 : 2 * body.length;
  if (world.faults === undefined) world.launches.add(launch, bytes);
  else for (const made of world.faults.launches(launch, call, world)) world.launches.add(made, bytes);
}

function launchRefused(call: Call, world: World): void {
  const member = world.directory.members[0];
  const subscription = member?.subscriptions[0];
  if (member === undefined || subscription === undefined) return;
  record(launchOf(call, [{ member, subscription }]), call, world);
}

function launchOf({ params, requestId }: Call, recipients: Launch['recipients']): Launch {
  return {
    api: '1.1',
    requestId,
    campaign: campaignNumber(params['id']) ?? 0,
    recipients,
    content: objectOrNull(params['content']),
    customData: objectOrNull(params['custom_data']),
    attachments: attachmentsOf(params['attach']),
    fields: null,
  };
}

function decide(call: Call, world: World): Refusal | undefined {
  const unreadable = firstRefusal(call, world, [checkMethod, checkEncoding, readParameters]);
  if (unreadable !== undefined) return unreadable;
  world.faults?.read(call, world);
  // A forgiven body left nothing to check.
  if (call.forgiven && Object.keys(call.params).length === 0) return undefined;
  const refused = firstRefusal(call, world, checks);
  if (refused !== undefined) return refused;
  const found = recipientsOf(call.params, world.directory);
  if ('rule' in found)
    return call.forgiven || world.faults?.forgets(found, call, world) === true ? undefined : found;
  const refusedAnyway = world.faults?.refuses(call, world);
  if (refusedAnyway !== undefined) return refusedAnyway;
  const recipients = world.faults === undefined ? found : world.faults.recipients(found, call, world);
  record(launchOf(call, recipients), call, world);
  return undefined;
}

/** Runs one v1.1 request: reads it, checks it, launches. Returns why not, when it does not. */
export function runLaunch(call: Call, world: World): Refusal | undefined {
  const refused = decide(call, world);
  call.refusal = refused;
  if (refused !== undefined && world.faults?.launchesRefused(call, world) === true)
    launchRefused(call, world);
  return refused;
}
