import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { HarnessError } from '../../model/errors.ts';
import type { Target } from '../../model/target.ts';
import { hostIsLoopback, hostsOf, isLoopback } from '../guard.ts';

/** The addresses that names had when they were first looked up; for as long as this process lives. */
const pinned = new Map<string, readonly LookupAddress[]>();

/** Looks a name up; the system's resolver unless a test has its own. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

const system: Resolve = (name) => lookup(name, { all: true });

/**
 * Looks the names of a target up, once: whatever they resolve to later, requests go where they went when the guard looked.
 *
 * Gives one address of each name, for who takes but one: IPv4 where there is one, as most servers listen there.
 * @throws HarnessError (exit 4) where `localhost` is another machine, (exit 3) where a name has no address.
 */
export async function pinAddresses(
  target: Target,
  resolve: Resolve = system,
): Promise<Readonly<Record<string, string>>> {
  const names = hostsOf(target).filter((host) => isIP(bare(host)) === 0);
  for (const name of names) if (!pinned.has(name)) pinned.set(name, await addressesOf(name, resolve));
  return Object.fromEntries(names.map((name) => [name, oneOf(pinned.get(name) ?? [])]));
}

/** All addresses that requests to a name may go to, once it was looked up. */
export function pinnedAddresses(name: string): string[] {
  return (pinned.get(name) ?? []).map(({ address }) => address);
}

function oneOf(addresses: readonly LookupAddress[]): string {
  return (addresses.find(({ family }) => family === 4) ?? addresses[0])?.address ?? '';
}

async function addressesOf(name: string, resolve: Resolve): Promise<readonly LookupAddress[]> {
  const addresses = await resolve(name).catch((error: unknown) => {
    throw new HarnessError(
      'runNotMade',
      'target.unreachable',
      `${name} has no address: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      'Check baseUrl, link.url and observer.url in the target file; `trigger-harness doctor --target FILE` says more.',
    );
  });
  const stranger = addresses.find(({ address }) => !hostIsLoopback(address));
  if (isLoopback(name) && stranger !== undefined) {
    throw new HarnessError(
      'refusedByGuard',
      'guard.localhost',
      `${name} is ${stranger.address} here, which is not a loopback address`,
      'Write 127.0.0.1 in the target file, or mend the hosts file of this machine.',
    );
  }
  return addresses;
}

/** Answers from what was pinned, and looks nothing up. */
export const pinnedLookup: LookupFunction = (name, options, answer) => {
  const addresses = pinned.get(name.toLowerCase());
  const [first] = addresses ?? [];
  if (addresses === undefined || first === undefined) {
    const error = Object.assign(new Error(`${name} was not looked up when the run began`), {
      code: 'ENOTFOUND',
    });
    answer(error, '', 0);
  } else if (options.all === true) answer(null, [...addresses]);
  else answer(null, first.address, first.family);
};

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}
