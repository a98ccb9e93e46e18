import type { Exchange } from './session.ts';

/** Why an answer may say nothing of its case: the target as a whole does not serve at the moment. */
export interface Doubt {
  readonly kind: 'silent' | 'throttled' | 'forbidden';
  /** What came, completing "the target answers …" or "… does not answer: …". */
  readonly got: string;
  /** As the header Retry-After says. */
  readonly retryAfterMs: number | undefined;
}

const throttled = new Set([429, 503]);
const forbidden = new Set([401, 402, 403]);

/** What an exchange makes one doubt, if anything: HTTP 401, 402, 403, 429, 503, or no answer at all. */
export function doubtOf({ observation: { result } }: Exchange): Doubt | undefined {
  if (result.kind === 'failure') {
    // Of an answer that began and is wrong the contract speaks.
    if (result.status !== undefined && result.failure !== 'timeout' && result.failure !== 'reset')
      return undefined;
    return { kind: 'silent', got: result.message, retryAfterMs: undefined };
  }
  const { status, headers } = result.response;
  const kind = throttled.has(status) ? 'throttled' : forbidden.has(status) ? 'forbidden' : undefined;
  if (kind === undefined) return undefined;
  const wait = headers['retry-after'];
  const text = (typeof wait === 'string' ? wait : wait?.[0])?.slice(0, 40);
  return {
    kind,
    got: `HTTP ${status}${text === undefined ? '' : ` (Retry-After: ${text})`}`,
    retryAfterMs: text === undefined ? undefined : retryAfterMs(text),
  };
}

/** Retry-After is seconds or a date; what is neither is as if it were not there. */
function retryAfterMs(text: string, now = Date.now()): number | undefined {
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
