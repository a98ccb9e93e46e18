import { HarnessError } from '../model/errors.ts';
import type { Target } from '../model/target.ts';

/** Limits where a target beyond loopback names none: slow and short until somebody decides otherwise. */
const cautious = { maxRate: 10, maxRequests: 1000 };

/** What a run may do; every request of every worker asks it first. */
export interface Guard {
  /** Requests a second, or undefined for no limit. */
  readonly maxRate: number | undefined;
  readonly maxRequests: number | undefined;
  /** Requests granted so far. */
  readonly granted: number;
  /** Takes some requests from the run's allowance; false when it is used up. */
  grant(requests?: number): boolean;
}

/**
 * Opens the safety guard for a target: loopback is free; any other host must be in `safety.allow` and be confirmed
 * by name on the command line (specification of the harness, "Safety guard").
 *
 * @throws HarnessError (exit 4) that says which host and what is missing.
 */
export function openGuard(target: Target, confirmed: readonly string[]): Guard {
  const { remote, maxRate, maxRequests } = limitsOf(target);
  for (const host of remote) {
    if (!target.safety.allow.some((allowed) => allowed.toLowerCase() === host)) {
      throw new HarnessError(
        'refusedByGuard',
        'guard.not-allowed',
        `${host} is not a loopback address, and the target file does not allow it`,
        `Every accepted request sends a real message. If ${host} is a sandbox, add it to safety.allow and pass --confirm ${host}.`,
      );
    }
    if (!confirmed.some((name) => name.toLowerCase() === host)) {
      throw new HarnessError(
        'refusedByGuard',
        'guard.not-confirmed',
        `${host} is allowed by the target file but not confirmed for this run`,
        `Pass --confirm ${host} to send requests there.`,
      );
    }
  }
  return allowance(maxRate, maxRequests);
}

/** The hosts of a target beyond loopback, and the limits that hold for its requests. */
export function limitsOf(target: Target): {
  readonly remote: readonly string[];
  readonly maxRate: number | undefined;
  readonly maxRequests: number | undefined;
} {
  const remote = hostsOf(target).filter((host) => !isLoopback(host));
  const defaults = remote.length === 0 ? { maxRate: undefined, maxRequests: undefined } : cautious;
  return {
    remote,
    maxRate: target.safety.maxRate ?? defaults.maxRate,
    maxRequests: target.safety.maxRequests ?? defaults.maxRequests,
  };
}

function allowance(maxRate: number | undefined, maxRequests: number | undefined): Guard {
  let granted = 0;
  return {
    maxRate,
    maxRequests,
    get granted() {
      return granted;
    },
    grant(requests = 1) {
      if (maxRequests !== undefined && granted + requests > maxRequests) return false;
      granted += requests;
      return true;
    },
  };
}

/** The hosts that a run would talk to. */
export function hostsOf(target: Target): string[] {
  const urls = [target.baseUrl, target.link?.url, target.observer?.url].filter((url) => url !== undefined);
  return [...new Set(urls.map((url) => new URL(url).hostname.toLowerCase()))];
}

/** Whether a plain host, as a server listens on it, is a loopback address. */
export function hostIsLoopback(host: string): boolean {
  return isLoopback(host.includes(':') ? `[${host}]` : host);
}

/** Whether a URL's host name is a loopback address; names other than localhost are not looked up. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
