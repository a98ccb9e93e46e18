import { exitCodes, HarnessError } from '../model/errors.ts';
import type { Target } from '../model/target.ts';
import { hostsOf, limitsOf } from '../runner/guard.ts';
import { pinAddresses, pinnedAddresses } from '../runner/http/addresses.ts';
import { askGuard } from '../runner/load/allowed.ts';
import type { Terminal } from './context.ts';
import { printable } from './printable.ts';

/** What a command would send. */
export interface Intended {
  /** Requests at most, as far as that is known beforehand. */
  readonly requests: number;
  /** What comes on top that depends on the answers; a sentence. */
  readonly beyond?: string;
  /** Requests a second; undefined: as fast as the target answers. */
  readonly rate: number | undefined;
  /** Fields of profiles that may be written to. */
  readonly written: readonly string[];
  /** Whether they are put back at the end. */
  readonly restored: boolean;
  /** Whom a file names in place of the target file's profiles. */
  readonly recipients?: Recipients | undefined;
}

/** Who would get messages. */
export interface Recipients {
  /** As many as are shown. */
  readonly first: readonly string[];
  readonly count: number;
  /** Why the guard would not have one of them. */
  readonly refusal?: HarnessError | undefined;
}

/** So many recipients are shown. */
export const shownRecipients = 5;

/** Says what would be sent, where and to whom, and what the guard thinks of it; looks names up, and sends nothing. */
export async function sayIntended(
  intended: Intended,
  target: Target,
  confirmed: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const { requests, rate, written, restored, beyond, recipients = profilesOf(target) } = intended;
  const { maxRate, maxRequests } = limitsOf(target);
  const refusal = (await refusalOf(intended, target, confirmed)) ?? recipients.refusal;
  const hosts = hostsOf(target).map((host) => {
    const addresses = pinnedAddresses(host);
    return addresses.length === 0 ? host : `${host} (${addresses.join(', ')})`;
  });
  const people = recipients.first;
  const more = recipients.count - people.length;
  terminal.say('DRY RUN: nothing is sent');
  terminal.say(`      to       ${hosts.map((host) => printable(host)).join(' · ')}`);
  terminal.say(`      requests ${requests} at most${beyond === undefined ? '' : `, and ${beyond}`}`);
  terminal.say(`      rate     ${rate === undefined ? 'as the target answers' : `${rate} a second at most`}`);
  terminal.say(`      limits   ${limitsInWords(maxRequests, maxRate)}`);
  for (const [index, person] of people.entries())
    terminal.say(`      ${index === 0 ? 'profiles' : '        '} ${printable(person)}`);
  if (more > 0) terminal.say(`               and ${more} more`);
  terminal.say(`      writes   ${writesInWords(written, restored)}`);
  terminal.say(`      guard    ${refusal === undefined ? 'would let it pass' : printable(refusal.message)}`);
  if (refusal?.fix !== undefined) terminal.say(`               → ${printable(refusal.fix)}`);
  const { count } = recipients;
  terminal.emit({
    dryRun: true,
    requests,
    beyond,
    rate,
    written,
    restored,
    hosts,
    recipients: count,
    refused: refusal?.code ?? null,
  });
  return refusal === undefined ? exitCodes.ok : refusal.exitCode;
}

async function refusalOf(
  { requests, rate }: Intended,
  target: Target,
  confirmed: readonly string[],
): Promise<HarnessError | undefined> {
  try {
    askGuard(target, confirmed, undefined, { rate: rate ?? 0, requests });
    await pinAddresses(target);
    return undefined;
  } catch (error) {
    if (error instanceof HarnessError) return error;
    throw error;
  }
}

function profilesOf({ profiles }: Target): Recipients {
  const first = profiles
    .slice(0, shownRecipients)
    .map(({ profile_id: id, email, phone }) =>
      [id, email, phone].flatMap((part) => (part === undefined ? [] : [shortened(part)])).join(', '),
    );
  return { first, count: profiles.length };
}

function writesInWords(written: readonly string[], restored: boolean): string {
  if (written.length === 0) return 'nothing';
  return `${written.map(printable).join(', ')}; ${restored ? 'put back at the end' : 'NOT put back'}`;
}

function limitsInWords(requests: number | undefined, rate: number | undefined): string {
  const limits = [
    requests === undefined ? [] : `${requests} requests`,
    rate === undefined ? [] : `${rate} a second`,
  ];
  return limits.flat().join(' · ') || 'none (loopback)';
}

/** Enough to know who it is for whoever knows, and no more: a log may be read by many. */
export function shortened(text: string): string {
  const shown = Math.min(3, Math.floor(text.length / 4));
  return `${text.slice(0, shown)}…${text.slice(text.length - shown)}`;
}
