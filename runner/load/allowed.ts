import { HarnessError } from '../../model/errors.ts';
import type { Target } from '../../model/target.ts';
import { openGuard, type Guard } from '../guard.ts';

/** What a run would send. */
export interface Wanted {
  readonly rate: number;
  readonly requests: number;
}

/**
 * Asks the safety guard before anything is made ready: hosts, rate and number of requests, of all generators together.
 *
 * @throws HarnessError (exit 4) that says which limit is in the way.
 */
export function askGuard(
  target: Target,
  confirmed: readonly string[],
  shared: Guard | undefined,
  wanted: Wanted,
): void {
  const guard = shared ?? openGuard(target, confirmed);
  const { maxRate, maxRequests } = guard;
  if (maxRate !== undefined && wanted.rate > maxRate) {
    throw refusal(
      'guard.rate',
      `${wanted.rate} requests a second are more than the ${maxRate} allowed`,
      'safety.maxRate',
    );
  }
  if (!guard.grant(wanted.requests)) {
    throw refusal(
      'guard.requests',
      `${wanted.requests} requests are more than the ${maxRequests ?? 0} allowed`,
      'safety.maxRequests',
    );
  }
}

function refusal(code: string, message: string, key: string): HarnessError {
  return new HarnessError(
    'refusedByGuard',
    code,
    message,
    `Send less, or raise ${key} in the target file if its owner agrees.`,
  );
}

/** Hosts with ports that a target's requests go to. */
export function requestHosts({ baseUrl, link }: Target): string[] {
  const urls = link === undefined ? [baseUrl] : [baseUrl, link.url];
  return [...new Set(urls.map((url) => new URL(url).host))];
}
