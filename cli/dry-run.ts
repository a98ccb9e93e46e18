import { exitCodes, HarnessError } from '../model/errors.ts';
import type { Target } from '../model/target.ts';
import { hostsOf, limitsOf, openGuard } from '../runner/guard.ts';
import { pinAddresses } from '../runner/http/addresses.ts';
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
  /** Fields of profiles that are written to, and put back. */
  readonly written: readonly string[];
}

/** Says what would be sent, where and to whom, and what the guard thinks of it; looks names up, and sends nothing. */
export async function sayIntended(
  intended: Intended,
  target: Target,
  confirmed: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const { requests, rate, written, beyond } = intended;
  const { maxRate, maxRequests } = limitsOf(target);
  const refusal = await refusalOf(intended, target, confirmed);
  const addresses = refusal === undefined ? await pinAddresses(target) : {};
  const hosts = hostsOf(target).map((host) =>
    addresses[host] === undefined ? host : `${host} (${addresses[host]})`,
  );
  const people = target.profiles.map(({ profile_id: id, email, phone }) =>
    [shortened(id), email === undefined ? undefined : shortened(email), phone && shortened(phone)]
      .filter((part) => part !== undefined)
      .join(', '),
  );
  const shown = 5;
  terminal.say('DRY RUN: nothing is sent');
  terminal.say(`      to       ${hosts.map((host) => printable(host)).join(' · ')}`);
  terminal.say(`      requests ${requests} at most${beyond === undefined ? '' : `, and ${beyond}`}`);
  terminal.say(`      rate     ${rate === undefined ? 'as the target answers' : `${rate} a second at most`}`);
  terminal.say(`      limits   ${limitsInWords(maxRequests, maxRate)}`);
  for (const [index, person] of people.slice(0, shown).entries())
    terminal.say(`      ${index === 0 ? 'profiles' : '        '} ${printable(person)}`);
  if (people.length > shown) terminal.say(`               and ${people.length - shown} more`);
  terminal.say(
    `      writes   ${written.length === 0 ? 'nothing' : `${written.map(printable).join(', ')}; put back at the end`}`,
  );
  terminal.say(`      guard    ${refusal === undefined ? 'would let it pass' : printable(refusal.message)}`);
  if (refusal?.fix !== undefined) terminal.say(`               → ${printable(refusal.fix)}`);
  terminal.emit({ dryRun: true, ...intended, hosts, refused: refusal?.code ?? null });
  return refusal === undefined ? exitCodes.ok : refusal.exitCode;
}

async function refusalOf(
  { requests, rate }: Intended,
  target: Target,
  confirmed: readonly string[],
): Promise<HarnessError | undefined> {
  try {
    const guard = openGuard(target, confirmed);
    await pinAddresses(target);
    if (!guard.grant(requests))
      return over(`${requests} requests`, `${guard.maxRequests ?? 0}`, 'maxRequests');
    if (rate !== undefined && guard.maxRate !== undefined && rate > guard.maxRate)
      return over(`${rate} requests a second`, `${guard.maxRate}`, 'maxRate');
    return undefined;
  } catch (error) {
    if (error instanceof HarnessError) return error;
    throw error;
  }
}

function over(wanted: string, allowed: string, key: string): HarnessError {
  return new HarnessError(
    'refusedByGuard',
    `guard.${key}`,
    `${wanted} are more than the ${allowed} allowed (safety.${key})`,
    `Send less, or raise safety.${key} in the target file if its owner agrees.`,
  );
}

function limitsInWords(requests: number | undefined, rate: number | undefined): string {
  const limits = [
    requests === undefined ? [] : `${requests} requests`,
    rate === undefined ? [] : `${rate} a second`,
  ];
  return limits.flat().join(' · ') || 'none (loopback)';
}

/** Enough to know who it is for whoever knows, and no more: a log may be read by many. */
function shortened(text: string): string {
  return text.length <= 6 ? '…' : `${text.slice(0, 3)}…${text.slice(-3)}`;
}
