import { judgeResponse } from '../../contracts/index.ts';
import { duplicatePrefixes } from '../../contracts/response/headers.ts';
import { encodeRequest } from '../../generators/index.ts';
import type { CaseRequest } from '../../model/case.ts';
import { HarnessError } from '../../model/errors.ts';
import { tokenPlaceholder } from '../../model/secrets.ts';
import type { Capabilities } from '../../model/platforms.ts';
import type { Response } from '../../model/observation.ts';
import type { Target } from '../../model/target.ts';
import { openGuard } from '../guard.ts';
import { pinAddresses } from '../http/addresses.ts';
import { openSender } from '../http/sender.ts';
import { paceOf } from '../pace.ts';
import { requestIds } from '../request-id.ts';
import { harmless, harmlessWith } from './requests.ts';

/** What was found of one capability; `value` is undefined where harmless requests cannot tell. */
export interface Probed {
  readonly capability: keyof Capabilities;
  readonly value: Capabilities[keyof Capabilities] | undefined;
  /** What it was told by, or why it could not be told. */
  readonly by: string;
}

/** What a refusal says, to be compared with another's. */
interface Told {
  readonly status: number;
  readonly error: number | undefined;
  readonly text: string | undefined;
  readonly response: Response;
}

type Ask = (request: CaseRequest, requestId?: string) => Promise<Told>;

const maxBodyBytes = 64 * 1024;

/**
 * Finds out by requests that must all be refused which capabilities a target has: two that are alike but for the
 * capability are refused for the same reason where it has it.
 *
 * @throws HarnessError (exit 3) as soon as one of them is accepted, and as the guard and the connection do.
 */
export async function probeCapabilities(
  target: Target,
  options: { readonly confirmed: readonly string[]; readonly timeoutMs: number },
): Promise<Probed[]> {
  const guard = openGuard(target, options.confirmed);
  await pinAddresses(target);
  const sender = openSender({ connections: 1, timeoutMs: options.timeoutMs, maxBodyBytes });
  const pace = paceOf(guard.maxRate);
  const ids = requestIds();
  const ask: Ask = async (request, requestId = ids.next()) => {
    if (!guard.grant()) throw new HarnessError('refusedByGuard', 'guard.max-requests', 'the allowance of requests (safety.maxRequests) is used up'); // prettier-ignore
    await pace.turn();
    const { result } = await sender.send(encodeRequest(request, target, 'sent'), requestId);
    if (result.kind === 'failure') throw notAnswered(target, result.failure);
    return toldBy(result.response);
  };
  try {
    return [
      await bearer(target, ask),
      await emailProfile(target, ask),
      await xml(target, ask),
      await slashOptional(target, ask),
      await integerId(target, ask),
      await duplicateHeaderPrefix(target, ask, ids.next()),
      { capability: 'links', value: undefined, by: 'a link cannot be tried without launching' },
    ];
  } finally {
    await sender.close();
  }
}

function toldBy(response: Response): Told {
  const judgement = judgeResponse({ expects: 'open', format: undefined, httpRefusal: true }, response);
  if (judgement.outcome === 'accept') {
    throw new HarnessError(
      'runNotMade',
      'doctor.accepted',
      'the target accepted a request for a campaign that does not exist, to nobody; nothing more was sent',
      'Check campaigns.unknown in the target file; if it is right, the target accepts what it must refuse.',
    );
  }
  return {
    status: response.status,
    error: judgement.error,
    text: judgement.errorText,
    response,
  };
}

function notAnswered(target: Target, failure: string): HarnessError {
  return new HarnessError(
    'runNotMade',
    'target.unreachable',
    `${target.baseUrl} gave no answer (${failure})`,
    'Check baseUrl in the target file and that the target runs.',
  );
}

/** Whether two refusals have one reason. */
function alike(one: Told, other: Told): boolean {
  return one.status === other.status && one.error === other.error && one.text === other.text;
}

/** The request with a capability is refused like the one that is right without it, or like the one that is wrong. */
function decided(
  capability: keyof Capabilities,
  tried: Told,
  right: Told,
  wrong: Told,
  words: readonly [string, string],
): Probed {
  if (alike(right, wrong)) {
    return { capability, value: undefined, by: `${words[0]} and ${words[1]} are refused alike` };
  }
  if (alike(tried, right)) return { capability, value: true, by: `refused like ${words[0]}` };
  if (alike(tried, wrong)) return { capability, value: false, by: `refused like ${words[1]}` };
  return { capability, value: undefined, by: `refused like neither ${words[0]} nor ${words[1]}` };
}

async function bearer(target: Target, ask: Ask): Promise<Probed> {
  const without = harmlessWith(target, { token: null });
  const tried = await ask({ ...without, wire: { bearer: tokenPlaceholder() } });
  return decided('bearer', tried, await ask(harmless(target)), await ask(without), [
    'a token in the body',
    'no token',
  ]);
}

async function emailProfile(target: Target, ask: Ask): Promise<Probed> {
  const as = (matching: string): Promise<Told> => ask(harmlessWith(target, { matching }));
  const words = ['matching email', 'an unknown matching'] as const;
  return decided('emailProfile', await as('email_profile'), await as('email'), await as('telepathy'), words);
}

async function xml(target: Target, ask: Ask): Promise<Probed> {
  const tried = await ask(harmless(target, { encoding: 'xml' }));
  const broken = await ask(
    harmless(target, { encoding: 'xml', wire: { text: { kind: 'replace', text: '<xml>' } } }),
  );
  const words = ['the same in JSON', 'broken XML'] as const;
  return decided('xml', tried, await ask(harmless(target)), broken, words);
}

async function slashOptional(target: Target, ask: Ask): Promise<Probed> {
  const tried = await ask(harmless(target, { wire: { noSlash: true } }));
  const right = await ask(harmless(target));
  if (alike(tried, right)) return { capability: 'slashOptional', value: true, by: 'refused like the path with its slash' }; // prettier-ignore
  const { status } = tried;
  const away = status === 404 || status === 405 || (status >= 300 && status < 400);
  return away
    ? { capability: 'slashOptional', value: false, by: `HTTP ${status} for the path without its slash` }
    : { capability: 'slashOptional', value: undefined, by: 'refused otherwise than the path with its slash, but served' }; // prettier-ignore
}

async function integerId(target: Target, ask: Ask): Promise<Probed> {
  const { unknown } = target.campaigns;
  if (unknown === undefined) {
    return { capability: 'integerId', value: undefined, by: 'the target file names no campaigns.unknown' };
  }
  const words = ['the id as text', 'an id that is no number'] as const;
  const as = (id: string | number): Promise<Told> => ask(harmlessWith(target, { id }));
  return decided('integerId', await as(unknown), await as(String(unknown)), await as('none'), words);
}

async function duplicateHeaderPrefix(target: Target, ask: Ask, requestId: string): Promise<Probed> {
  await ask(harmless(target), requestId);
  const [prefix, other] = duplicatePrefixes((await ask(harmless(target), requestId)).response);
  const capability = 'duplicateHeaderPrefix';
  if (prefix === undefined) {
    return { capability, value: undefined, by: 'a refused request sent again is not marked as a duplicate' };
  }
  return other === undefined
    ? { capability, value: prefix, by: `a request sent again is marked by ${prefix}Duplicate-Request` }
    : { capability, value: undefined, by: 'a request sent again is marked by both headers' };
}
