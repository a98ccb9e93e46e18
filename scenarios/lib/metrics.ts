import { Counter, Gauge, Trend } from 'k6/metrics';

/** Responses that broke the contract, by rule. */
export const violations = new Counter('trigger_violations');

/** Requests that failed (no whole response, HTTP 5xx, HTTP 429), by failure. */
export const failures = new Counter('trigger_failures');

/** Responses marked as duplicates (rule dedup.fresh). */
export const duplicates = new Counter('trigger_duplicates');

/** Iterations that threw: a fault of the harness, never of the target. */
export const exceptions = new Counter('trigger_exceptions');

/** How late requests began, in milliseconds; only of those that were late, which carry the tag `late`. */
export const lateness = new Trend('trigger_lateness', true);

/** How late the first request of a virtual user began, in milliseconds, at a rate that changes. */
export const firstLate = new Trend('trigger_first_late', true);

/** Milliseconds from the time at which a late request was due until its answer was judged. */
export const sinceDue = new Trend('trigger_since_due', true);

/** That this instance came to its end and says nothing more. */
export const ended = new Gauge('trigger_ended');

/** When the scenario started, in milliseconds since the epoch. */
export const startedAt = new Gauge('trigger_started_at');
