import type { Finding } from '../../model/judgement.ts';
import type { Outcome } from '../../model/judgement.ts';
import type { Mask } from '../../model/mask.ts';
import type { Demand } from '../demand.ts';
import type { Envelope } from '../envelope.ts';
import { listed, quoted } from '../words.ts';

/** The rule of the case: what was to be taken was taken, and what was to be refused was refused. */
export function checkOutcome(
  demand: Demand,
  outcome: Outcome,
  envelope: Envelope,
  status: number,
  mask: Mask,
): Finding[] {
  const { expects } = demand;
  if (outcome === 'none' || expects === 'open') return [];
  if (outcome !== expects) {
    const got = outcome === 'accept' ? 'accepted (error 0)' : `refused (${answerOf(envelope, status, mask)})`;
    const rule = demand.rule ?? (expects === 'accept' ? 'envelope.success' : 'envelope.failure');
    return [{ rule, expected: expects, got: outcome, message: `${subjectOf(demand)} was ${got}` }];
  }
  return [];
}

/** The target file's override: a refusal has one of the errors that it names. */
export function checkErrors(
  demand: Demand,
  outcome: Outcome,
  envelope: Envelope,
  status: number,
  mask: Mask,
): Finding[] {
  const { errors, rule } = demand;
  const { error } = envelope;
  if (errors === undefined || outcome !== 'reject' || error === undefined || errors.includes(error))
    return [];
  const expected = `error ${listed(errors.map(String), 'or')}`;
  const message = `${subjectOf(demand)} was refused with ${answerOf(envelope, status, mask)} instead of ${expected}`;
  return [{ rule: rule ?? 'envelope.failure', expected, got: `error ${error}`, message }];
}

export function subjectOf(demand: Demand): string {
  return demand.subject?.() ?? 'the request';
}

function answerOf({ error, error_text: text }: Envelope, status: number, mask: Mask): string {
  if (error === undefined) return `HTTP ${status}`;
  return `error ${error}${text === undefined ? '' : `, ${quoted(text, mask)}`}`;
}
